-- name: schema_names()
SELECT name FROM schema_migration ORDER BY name;

-- name: store_used()$
SELECT CASE WHEN EXISTS (SELECT 1 FROM home) OR EXISTS (SELECT 1 FROM unit)
    OR EXISTS (SELECT 1 FROM record) OR EXISTS (SELECT 1 FROM response)
    OR EXISTS (SELECT 1 FROM person) THEN 1 ELSE 0 END;

-- Whoever writes a later moment over one that has passed may go on; the others find it taken.
-- name: meta_claim(key, value, now)!
INSERT INTO meta (key, value) VALUES (:key, :value)
ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE meta.value <= :now;
