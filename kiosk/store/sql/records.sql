-- name: record_by_code(code)^
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record WHERE code = :code;

-- name: records_by_codes(codes)
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record WHERE code IN (:codes) ORDER BY code;

-- Records to be kept from others; in one order, so that nobody waits for each other.
-- name: records_held(codes)
SELECT held.code FROM record held WHERE held.code IN (:codes) ORDER BY held.code;

-- name: records_set(home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit, received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id)*!
UPDATE record
SET round = :round, status = :status, filed_via = :filed_via, procedure = :procedure,
    field = :field, receiving_unit = :receiving_unit, resolving_unit = :resolving_unit,
    received_on = :received_on, due_on = :due_on, resolved_on = :resolved_on,
    returned_on = :returned_on, provisional = :provisional, as_of = :as_of,
    import_id = :import_id
WHERE home = :home AND code = :code;

-- name: records_seen(home, code, as_of)*!
UPDATE record SET as_of = :as_of WHERE home = :home AND code = :code;

-- name: history_add(home, record, changed_at, attribute, old, new, import_id)*!
INSERT INTO record_history (home, record, changed_at, attribute, old, new, import_id)
VALUES (:home, :record, :changed_at, :attribute, :old, :new, :import_id)
ON CONFLICT (home, record, changed_at, attribute) DO UPDATE
SET new = excluded.new, import_id = excluded.import_id;

-- name: history_of(home, record)
SELECT changed_at, attribute, old, new, import_id FROM record_history
WHERE home = :home AND record = :record ORDER BY changed_at, attribute;

-- name: held_by_record(home, record)^
SELECT body, decision FROM held_change WHERE home = :home AND record = :record;

-- name: held_put(home, record, as_of, import_id, old_status, new_status, body)*!
INSERT INTO held_change (home, record, as_of, import_id, old_status, new_status, body)
VALUES (:home, :record, :as_of, :import_id, :old_status, :new_status, :body)
ON CONFLICT (home, record) DO UPDATE
SET as_of = excluded.as_of, import_id = excluded.import_id, old_status = excluded.old_status,
    new_status = excluded.new_status, body = excluded.body,
    decision = NULL, decided_at = NULL, decided_by = NULL;

-- name: held_waiting(after_record, many)
SELECT home, record, as_of, old_status, new_status, body FROM held_change
WHERE decision IS NULL AND record > :after_record ORDER BY record LIMIT :many;

-- name: held_count()$
SELECT count(*) FROM held_change WHERE decision IS NULL;

-- name: held_decide(home, record, decision, decided_at, decided_by)!
UPDATE held_change
SET decision = :decision, decided_at = :decided_at, decided_by = :decided_by
WHERE home = :home AND record = :record AND decision IS NULL;

-- A newer file has spoken of the record since: nobody has to decide any more.
-- name: held_settle()!
DELETE FROM held_change
WHERE decision IS NULL AND EXISTS (
    SELECT 1 FROM record r
    WHERE r.home = held_change.home AND r.code = held_change.record
        AND r.as_of > held_change.as_of
);

-- name: import_add(id, file_name, as_of, started_at, finished_at, actor, added, updated, unchanged, duplicates, problems, held)!
INSERT INTO import_log (id, file_name, as_of, started_at, finished_at, actor, added, updated,
    unchanged, duplicates, problems, held)
VALUES (:id, :file_name, :as_of, :started_at, :finished_at, :actor, :added, :updated,
    :unchanged, :duplicates, :problems, :held)
ON CONFLICT (id) DO UPDATE
SET finished_at = excluded.finished_at, added = excluded.added, updated = excluded.updated,
    unchanged = excluded.unchanged, duplicates = excluded.duplicates,
    problems = excluded.problems, held = excluded.held;

-- name: imports_latest(many)
SELECT id, file_name, as_of, started_at, finished_at, actor, added, updated, unchanged,
    duplicates, problems, held
FROM import_log ORDER BY started_at DESC, id LIMIT :many;

-- name: records_of_unit(unit, many)
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record
WHERE receiving_unit = :unit OR resolving_unit = :unit
ORDER BY home, code LIMIT :many;

-- name: records_unrated(many)
SELECT r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id
FROM record r
WHERE r.status = 10 AND NOT EXISTS (
    SELECT 1 FROM response a
    WHERE a.home = r.home AND a.record = r.code AND a.state = 'counted'
)
ORDER BY r.returned_on DESC NULLS LAST, r.code LIMIT :many;
