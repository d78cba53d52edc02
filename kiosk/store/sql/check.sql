-- name: records_count()$
SELECT count(*) FROM record;

-- What may never be, as (home, what is wrong in it). The schema's own rules forbid most of it; a file that was copied
-- while it was written, or mended by hand, knows no rules.
-- name: check_counted_without_record()
SELECT a.home, a.id FROM response a
WHERE a.state = 'counted' AND NOT EXISTS (
    SELECT 1 FROM record r WHERE r.home = a.home AND r.code = a.record
);

-- name: check_counted_twice()
SELECT home, record FROM response WHERE state = 'counted'
GROUP BY home, record, round, moment HAVING count(*) > 1;

-- name: check_code_without_record()
SELECT c.home, c.record FROM code c
WHERE c.record IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM record r WHERE r.home = c.home AND r.code = c.record
);

-- name: check_codes_live()
SELECT home, record FROM code WHERE record IS NOT NULL AND revoked_at IS NULL
GROUP BY home, record, round, kind HAVING count(*) > 1;

-- A code leads to the homes that have its first symbols: this one would lead nowhere.
-- name: check_code_of_other_office()
SELECT c.home, coalesce(c.record, c.made_at) FROM code c
WHERE NOT EXISTS (SELECT 1 FROM home h WHERE h.id = c.home AND h.prefix = substr(c.token, 1, 3));

-- name: check_answer_without_survey()
SELECT a.home, a.id FROM response a
WHERE NOT EXISTS (SELECT 1 FROM survey s WHERE s.version = a.survey);

-- name: check_unknown_unit()
SELECT home, receiving_unit FROM tally
WHERE NOT EXISTS (SELECT 1 FROM unit u WHERE u.key = tally.receiving_unit)
UNION
SELECT home, resolving_unit FROM tally
WHERE NOT EXISTS (SELECT 1 FROM unit u WHERE u.key = tally.resolving_unit);

-- name: check_unknown_field()
SELECT DISTINCT home, field FROM tally
WHERE field <> '' AND NOT EXISTS (SELECT 1 FROM field f WHERE f.key = tally.field);

-- name: check_held_without_record()
SELECT h.home, h.record FROM held_change h
WHERE h.decision IS NULL AND NOT EXISTS (
    SELECT 1 FROM record r WHERE r.home = h.home AND r.code = h.record
);

-- Answers that no recount reads.
-- name: answers_beside()
SELECT home, id, survey, answers FROM response WHERE state <> 'counted';
