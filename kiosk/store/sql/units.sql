-- name: units_all()
SELECT key, home, parent, code, name, confirmed, valid_from, valid_to, merged_into
FROM unit ORDER BY key;

-- name: prefixes_used()
SELECT DISTINCT prefix FROM home;

-- name: home_add(id, prefix, created_at)!
INSERT INTO home (id, prefix, created_at) VALUES (:id, :prefix, :created_at);

-- name: unit_add(key, home, parent, code, name, confirmed, valid_from, valid_to, created_at)!
INSERT INTO unit (key, home, parent, code, name, confirmed, valid_from, valid_to, created_at)
VALUES (:key, :home, :parent, :code, :name, :confirmed, :valid_from, :valid_to, :created_at);

-- name: unit_set(key, parent, code, name, valid_from, valid_to)!
UPDATE unit
SET parent = :parent, code = :code, name = :name, confirmed = 1,
    valid_from = :valid_from, valid_to = :valid_to
WHERE key = :key;

-- name: unit_confirm(key)!
UPDATE unit SET confirmed = 1 WHERE key = :key;

-- name: unit_merge(old, new)!
UPDATE unit SET merged_into = :new WHERE key = :old;

-- name: units_adopt(old, new)!
UPDATE unit SET parent = :new WHERE parent = :old;

-- name: successor_add(old, new, from_day)!
INSERT INTO unit_successor (old, new, from_day) VALUES (:old, :new, :from_day)
ON CONFLICT (old, new) DO UPDATE SET from_day = excluded.from_day;

-- name: home_prefix(id)$
SELECT prefix FROM home WHERE id = :id;

-- name: successors_all()
SELECT old, new FROM unit_successor;
