-- Everything here takes a unit with all below it (none = every unit), a role, and a base with its days;
-- base 'all' means every record whatever its days.
-- name: records_exported(unit, role, base, from_day, to_day, withdrawn)
WITH RECURSIVE below (key) AS (
    SELECT key FROM unit WHERE key = :unit
    UNION
    SELECT u.key FROM unit u JOIN below b ON coalesce(u.merged_into, u.parent) = b.key
)
SELECT r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id,
    EXISTS (
        SELECT 1 FROM response a
        WHERE a.home = r.home AND a.record = r.code AND a.state = 'counted'
    )
FROM record r
WHERE (CAST(:unit AS TEXT) IS NULL OR CASE WHEN :role = 'receiving' THEN r.receiving_unit
        ELSE r.resolving_unit END IN (SELECT key FROM below))
    AND (:base = 'all'
        OR (:base = 'resolved' AND r.resolved_on BETWEEN :from_day AND :to_day
            AND (r.status IN (9, 10) OR (:withdrawn = 1 AND r.status IN (7, 8))))
        OR (:base = 'returned' AND r.returned_on BETWEEN :from_day AND :to_day
            AND (r.status = 10 OR (:withdrawn = 1 AND r.status IN (7, 8))))
        OR (:base = 'received' AND r.received_on BETWEEN :from_day AND :to_day
            AND r.status NOT IN (1, 3)
            AND (:withdrawn = 1 OR r.status NOT IN (7, 8))))
ORDER BY r.home, r.code;

-- name: responses_exported(unit, role, base, from_day, to_day, withdrawn)
WITH RECURSIVE below (key) AS (
    SELECT key FROM unit WHERE key = :unit
    UNION
    SELECT u.key FROM unit u JOIN below b ON coalesce(u.merged_into, u.parent) = b.key
)
SELECT a.id, a.state, a.moment, a.round, a.survey, a.answers, a.channel, a.actor, a.evidence,
    a.source, a.language, a.received_at, a.seconds, a.before_return, coalesce(a.partial, 0),
    r.procedure, r.field, r.receiving_unit, r.resolving_unit,
    count(*) OVER (PARTITION BY r.resolving_unit, r.receiving_unit, r.procedure,
        substr(a.received_at, 1, 7)),
    count(*) OVER (PARTITION BY r.resolving_unit, r.receiving_unit, r.field,
        substr(a.received_at, 1, 7))
FROM response a JOIN record r ON r.home = a.home AND r.code = a.record
WHERE (CAST(:unit AS TEXT) IS NULL OR CASE WHEN :role = 'receiving' THEN r.receiving_unit
        ELSE r.resolving_unit END IN (SELECT key FROM below))
    AND (:base = 'all'
        OR (:base = 'resolved' AND r.resolved_on BETWEEN :from_day AND :to_day
            AND (r.status IN (9, 10) OR (:withdrawn = 1 AND r.status IN (7, 8))))
        OR (:base = 'returned' AND r.returned_on BETWEEN :from_day AND :to_day
            AND (r.status = 10 OR (:withdrawn = 1 AND r.status IN (7, 8))))
        OR (:base = 'received' AND r.received_on BETWEEN :from_day AND :to_day
            AND r.status NOT IN (1, 3)
            AND (:withdrawn = 1 OR r.status NOT IN (7, 8))))
ORDER BY a.home, a.id;
