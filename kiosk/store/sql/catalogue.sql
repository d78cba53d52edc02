-- name: fields_all()
SELECT key, name, name_en FROM field ORDER BY key;

-- name: field_put(key, name, name_en)!
INSERT INTO field (key, name, name_en) VALUES (:key, :name, :name_en)
ON CONFLICT (key) DO UPDATE SET name = excluded.name, name_en = excluded.name_en;

-- name: procedures_all()
SELECT key, code, name, folded, field, source FROM procedure;

-- name: procedure_put(key, code, name, folded, field, source)!
INSERT INTO procedure (key, code, name, folded, field, source)
VALUES (:key, :code, :name, :folded, :field, :source)
ON CONFLICT (key) DO UPDATE
SET code = excluded.code, name = excluded.name, folded = excluded.folded,
    field = excluded.field, source = excluded.source;

-- name: procedures_unmapped()
SELECT p.key, p.code, p.name, sum(u.records) AS waiting
FROM unmapped_tally u JOIN procedure p ON p.key = u.procedure
GROUP BY p.key, p.code, p.name
HAVING sum(u.records) > 0
ORDER BY waiting DESC, p.name, p.key;

-- name: records_of_procedure(procedure, after_home, after_code, many)
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record
WHERE procedure = :procedure AND (home, code) > (:after_home, :after_code)
ORDER BY home, code LIMIT :many;
