-- name: tally_move(home, base, half, withdrawn, receiving_unit, resolving_unit, field, records, rated)*!
INSERT INTO tally (home, base, half, withdrawn, receiving_unit, resolving_unit, field, records,
    rated)
VALUES (:home, :base, :half, :withdrawn, :receiving_unit, :resolving_unit, :field, :records,
    :rated)
ON CONFLICT (home, base, half, withdrawn, receiving_unit, resolving_unit, field) DO UPDATE
SET records = tally.records + excluded.records, rated = tally.rated + excluded.rated;

-- name: rating_move(home, base, half, withdrawn, receiving_unit, resolving_unit, field, survey, question, choice, channel, ratings)*!
INSERT INTO rating_tally (home, base, half, withdrawn, receiving_unit, resolving_unit, field,
    survey, question, choice, channel, ratings)
VALUES (:home, :base, :half, :withdrawn, :receiving_unit, :resolving_unit, :field, :survey,
    :question, :choice, :channel, :ratings)
ON CONFLICT (home, base, half, withdrawn, receiving_unit, resolving_unit, field, survey,
    question, choice, channel) DO UPDATE
SET ratings = rating_tally.ratings + excluded.ratings;

-- name: tally_all()
SELECT home, base, half, withdrawn, receiving_unit, resolving_unit, field, records, rated
FROM tally WHERE records <> 0 OR rated <> 0;

-- name: rating_tally_all()
SELECT home, base, half, withdrawn, receiving_unit, resolving_unit, field, survey, question,
    choice, channel, ratings
FROM rating_tally WHERE ratings <> 0;

-- name: records_all()
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record ORDER BY home, code;

-- name: responses_counted_all()
SELECT home, id, record, round, moment, token, state, survey, answers, body_hash, channel, actor,
    evidence, source, device, language, opened_at, submitted_at, received_at, seconds,
    counted_on, before_return, change_hash, change_until, state_at, replaced_by
FROM response WHERE state = 'counted' ORDER BY home, record, round, received_at;

-- Whole half-months, summed from the tally.
-- name: cells_of_halves(base, first, last, withdrawn)
SELECT receiving_unit, resolving_unit, field, sum(records), sum(rated)
FROM tally
WHERE base = :base AND half >= :first AND half < :last AND withdrawn <= :withdrawn
GROUP BY receiving_unit, resolving_unit, field;

-- name: ratings_of_halves(base, first, last, withdrawn)
SELECT receiving_unit, resolving_unit, field, survey, question, choice, sum(ratings)
FROM rating_tally
WHERE base = :base AND half >= :first AND half < :last AND withdrawn <= :withdrawn
GROUP BY receiving_unit, resolving_unit, field, survey, question, choice;

-- Odd days at the edges, read from the rows.
-- name: edge_resolved(from_day, to_day, withdrawn)
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record
WHERE resolved_on BETWEEN :from_day AND :to_day
    AND (status IN (9, 10) OR (:withdrawn = 1 AND status IN (7, 8)));

-- name: edge_returned(from_day, to_day, withdrawn)
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record
WHERE returned_on BETWEEN :from_day AND :to_day
    AND (status = 10 OR (:withdrawn = 1 AND status IN (7, 8)));

-- name: edge_received(from_day, to_day, withdrawn)
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record
WHERE received_on BETWEEN :from_day AND :to_day
    AND (status IN (2, 4, 5, 6, 9, 10) OR (:withdrawn = 1 AND status IN (7, 8)));

-- The first and the last half-month of a base that hold anything.
-- name: halves_of_base(base)^
SELECT min(half), max(half) FROM tally WHERE base = :base AND records > 0;

-- name: target_on(day)$
SELECT percent FROM target WHERE valid_from <= :day ORDER BY valid_from DESC LIMIT 1;
