-- name: code_by_token(prefix, token)^
SELECT c.home, c.token, c.kind, c.record, c.round, c.issue, c.made_at, c.bound_at, c.printed_at,
    c.last_printed_at, c.prints, c.revoked_at
FROM home h JOIN code c ON c.home = h.id AND c.token = :token
WHERE h.prefix = :prefix;

-- name: codes_of_record(home, record)
SELECT home, token, kind, record, round, issue, made_at, bound_at, printed_at, last_printed_at,
    prints, revoked_at
FROM code WHERE home = :home AND record = :record ORDER BY kind, issue, made_at, token;

-- name: code_live(home, record, round, kind)^
SELECT home, token, kind, record, round, issue, made_at, bound_at, printed_at, last_printed_at,
    prints, revoked_at
FROM code
WHERE home = :home AND record = :record AND round = :round AND kind = :kind
    AND revoked_at IS NULL;

-- name: codes_add(home, token, kind, record, round, issue, made_at, bound_at)*!
INSERT INTO code (home, token, kind, record, round, issue, made_at, bound_at, prints)
VALUES (:home, :token, :kind, :record, :round, :issue, :made_at, :bound_at, 0)
ON CONFLICT (home, record, round, kind) WHERE record IS NOT NULL AND revoked_at IS NULL
DO NOTHING;

-- name: code_revoke(home, record, round, kind, revoked_at)!
UPDATE code SET revoked_at = :revoked_at
WHERE home = :home AND record = :record AND round = :round AND kind = :kind
    AND revoked_at IS NULL;

-- name: codes_printed(home, token, printed_at)*!
UPDATE code
SET printed_at = coalesce(printed_at, :printed_at), last_printed_at = :printed_at,
    prints = prints + 1
WHERE home = :home AND token = :token;

-- name: issues_made(home, record, kind)$
SELECT count(*) FROM code WHERE home = :home AND record = :record AND kind = :kind;

-- A unit means itself and all below it; :statuses holds a 1 at the place of each status that is wanted.
-- name: slips_wanted(unit, from_day, to_day, statuses, unprinted_only)
WITH RECURSIVE below (key) AS (
    SELECT key FROM unit WHERE key = :unit
    UNION
    SELECT u.key FROM unit u JOIN below b ON coalesce(u.merged_into, u.parent) = b.key
)
SELECT r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id
FROM record r
WHERE (r.resolved_on BETWEEN :from_day AND :to_day
        OR (r.resolved_on IS NULL AND r.received_on BETWEEN :from_day AND :to_day))
    AND substr(:statuses, r.status, 1) = '1'
    AND (CAST(:unit AS TEXT) IS NULL OR r.resolving_unit IN (SELECT key FROM below)
        OR r.receiving_unit IN (SELECT key FROM below))
    AND (:unprinted_only = 0 OR NOT EXISTS (
        SELECT 1 FROM code c
        WHERE c.home = r.home AND c.record = r.code AND c.round = r.round AND c.kind = 'slip'
            AND c.revoked_at IS NULL AND c.printed_at IS NOT NULL
    ))
ORDER BY r.resolving_unit, r.resolved_on NULLS FIRST, r.code;

-- The record that a code leads to, to be kept from others while its answers change.
-- name: code_record_held(prefix, token)
SELECT held.code
FROM home h
JOIN code c ON c.home = h.id AND c.token = :token
JOIN record held ON held.home = c.home AND held.code = c.record
WHERE h.prefix = :prefix;

-- What a scanned or typed code opens: the code, its record, the office and the procedure.
-- name: invitation(prefix, token, response)^
SELECT c.kind, c.round, c.issue, c.revoked_at, u.name, coalesce(p.name, ''),
    EXISTS (SELECT 1 FROM response g
        WHERE g.home = c.home AND g.record = c.record AND g.state = 'counted'),
    EXISTS (SELECT 1 FROM response k WHERE k.home = c.home AND k.id = :response),
    r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id
FROM home h
JOIN code c ON c.home = h.id AND c.token = :token
JOIN record r ON r.home = c.home AND r.code = c.record
JOIN unit u ON u.key = r.resolving_unit
LEFT JOIN procedure p ON p.key = r.procedure
WHERE h.prefix = :prefix;
