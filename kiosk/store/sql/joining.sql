-- name: homes_all()
SELECT id, prefix FROM home ORDER BY id;

-- name: home_counts(home)^
SELECT (SELECT count(*) FROM record WHERE home = :home),
    (SELECT count(*) FROM code WHERE home = :home),
    (SELECT count(*) FROM response WHERE home = :home);

-- name: record_carried(home, record)$
SELECT CASE WHEN EXISTS (SELECT 1 FROM code c WHERE c.home = :home AND c.record = :record)
    OR EXISTS (SELECT 1 FROM response a WHERE a.home = :home AND a.record = :record)
    THEN 1 ELSE 0 END;

-- name: history_remove(home, record)!
DELETE FROM record_history WHERE home = :home AND record = :record;

-- name: held_remove(home, record)!
DELETE FROM held_change WHERE home = :home AND record = :record;

-- name: record_remove(home, record)!
DELETE FROM record WHERE home = :home AND code = :record;

-- name: targets_all()
SELECT valid_from, percent FROM target ORDER BY valid_from;
