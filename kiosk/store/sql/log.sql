-- name: audit_add(id, at, actor, action, subject, detail)!
INSERT INTO audit (id, at, actor, action, subject, detail)
VALUES (:id, :at, :actor, :action, :subject, :detail);

-- name: audit_latest(many)
SELECT at, actor, action, subject, detail FROM audit ORDER BY at DESC, id LIMIT :many;

-- name: meta_get(key)$
SELECT value FROM meta WHERE key = :key;

-- name: meta_put(key, value)!
INSERT INTO meta (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: meta_drop(key)!
DELETE FROM meta WHERE key = :key;

-- name: meta_swap(key, old, value)!
UPDATE meta SET value = :value WHERE key = :key AND value = :old;
