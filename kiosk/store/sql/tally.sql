-- name: tally_move(home, base, half, withdrawn, receiving_unit, resolving_unit, field, records, rated, answers, satisfied)*!
INSERT INTO tally (home, base, half, withdrawn, receiving_unit, resolving_unit, field, records,
    rated, answers, satisfied)
VALUES (:home, :base, :half, :withdrawn, :receiving_unit, :resolving_unit, :field, :records,
    :rated, :answers, :satisfied)
ON CONFLICT (home, base, half, withdrawn, receiving_unit, resolving_unit, field) DO UPDATE
SET records = tally.records + excluded.records, rated = tally.rated + excluded.rated,
    answers = tally.answers + excluded.answers, satisfied = tally.satisfied + excluded.satisfied;

-- name: rating_tally_move(home, base, half, withdrawn, receiving_unit, resolving_unit, field, survey, question, choice, channel, ratings)*!
INSERT INTO rating_tally (home, base, half, withdrawn, receiving_unit, resolving_unit, field,
    survey, question, choice, channel, ratings)
VALUES (:home, :base, :half, :withdrawn, :receiving_unit, :resolving_unit, :field, :survey,
    :question, :choice, :channel, :ratings)
ON CONFLICT (home, base, half, withdrawn, receiving_unit, resolving_unit, field, survey,
    question, choice, channel) DO UPDATE
SET ratings = rating_tally.ratings + excluded.ratings;

-- name: flow_tally_move(home, half, receiving_unit, resolving_unit, field, online, direct, early, on_time, overdue, late)*!
INSERT INTO flow_tally (home, half, receiving_unit, resolving_unit, field, online, direct, early,
    on_time, overdue, late)
VALUES (:home, :half, :receiving_unit, :resolving_unit, :field, :online, :direct, :early,
    :on_time, :overdue, :late)
ON CONFLICT (home, half, receiving_unit, resolving_unit, field) DO UPDATE
SET online = flow_tally.online + excluded.online, direct = flow_tally.direct + excluded.direct,
    early = flow_tally.early + excluded.early, on_time = flow_tally.on_time + excluded.on_time,
    overdue = flow_tally.overdue + excluded.overdue, late = flow_tally.late + excluded.late;

-- name: unmapped_tally_move(home, procedure, records)*!
INSERT INTO unmapped_tally (home, procedure, records) VALUES (:home, :procedure, :records)
ON CONFLICT (home, procedure) DO UPDATE
SET records = unmapped_tally.records + excluded.records;

-- A recount goes home by home.
-- name: tally_homes()
SELECT id FROM home UNION SELECT home FROM tally UNION SELECT home FROM flow_tally UNION SELECT home FROM unmapped_tally;

-- name: tally_of_home(home)
SELECT home, base, half, withdrawn, receiving_unit, resolving_unit, field, records, rated, answers,
    satisfied
FROM tally WHERE home = :home;

-- name: rating_tally_of_home(home)
SELECT home, base, half, withdrawn, receiving_unit, resolving_unit, field, survey, question,
    choice, channel, ratings
FROM rating_tally WHERE home = :home;

-- name: flow_tally_of_home(home)
SELECT home, half, receiving_unit, resolving_unit, field, online, direct, early, on_time, overdue,
    late
FROM flow_tally WHERE home = :home;

-- name: unmapped_tally_of_home(home)
SELECT home, procedure, records FROM unmapped_tally WHERE home = :home;

-- Records with the counted responses to them: a line for each response, or one without.
-- name: rated_of_home(home)
SELECT r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id, a.round, a.moment, a.received_at, a.survey, a.channel, a.answers,
    a.id
FROM record r
LEFT JOIN response a ON a.home = r.home AND a.record = r.code AND a.state = 'counted'
WHERE r.home = :home
ORDER BY r.code;

-- Whole half-months, summed from the tally.
-- name: cells_of_halves(base, first, last, withdrawn)
SELECT receiving_unit, resolving_unit, field, sum(records), sum(rated), sum(answers),
    sum(satisfied)
FROM tally
WHERE base = :base AND half >= :first AND half < :last AND withdrawn <= :withdrawn
GROUP BY receiving_unit, resolving_unit, field;

-- name: flows_before(half)
SELECT receiving_unit, resolving_unit, field, sum(online), sum(direct), sum(early), sum(on_time),
    sum(overdue), sum(late)
FROM flow_tally WHERE half < :half
GROUP BY receiving_unit, resolving_unit, field;

-- Odd days at the edges, read from the rows.
-- name: edge_resolved(from_day, to_day, withdrawn)
SELECT r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id, a.round, a.moment, a.received_at, a.survey, a.channel, a.answers
FROM record r
LEFT JOIN response a ON a.home = r.home AND a.record = r.code AND a.state = 'counted'
WHERE r.resolved_on BETWEEN :from_day AND :to_day
    AND (r.status IN (9, 10) OR (:withdrawn = 1 AND r.status IN (7, 8)))
ORDER BY r.resolved_on, r.home, r.code;

-- name: edge_returned(from_day, to_day, withdrawn)
SELECT r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id, a.round, a.moment, a.received_at, a.survey, a.channel, a.answers
FROM record r
LEFT JOIN response a ON a.home = r.home AND a.record = r.code AND a.state = 'counted'
WHERE r.returned_on BETWEEN :from_day AND :to_day
    AND (r.status = 10 OR (:withdrawn = 1 AND r.status IN (7, 8)))
ORDER BY r.returned_on, r.home, r.code;

-- name: edge_received(from_day, to_day, withdrawn)
SELECT r.home, r.code, r.round, r.status, r.filed_via, r.procedure, r.field, r.receiving_unit,
    r.resolving_unit, r.received_on, r.due_on, r.resolved_on, r.returned_on, r.provisional,
    r.as_of, r.import_id, a.round, a.moment, a.received_at, a.survey, a.channel, a.answers
FROM record r
LEFT JOIN response a ON a.home = r.home AND a.record = r.code AND a.state = 'counted'
WHERE r.received_on BETWEEN :from_day AND :to_day
    AND (r.status IN (2, 4, 5, 6, 9, 10) OR (:withdrawn = 1 AND r.status IN (7, 8)))
ORDER BY r.received_on, r.home, r.code;

-- name: flow_edge(from_day, to_day, due_from, due_to)
SELECT home, code, round, status, filed_via, procedure, field, receiving_unit, resolving_unit,
    received_on, due_on, resolved_on, returned_on, provisional, as_of, import_id
FROM record
WHERE received_on BETWEEN :from_day AND :to_day OR resolved_on BETWEEN :from_day AND :to_day
    OR returned_on BETWEEN :from_day AND :to_day OR due_on BETWEEN :due_from AND :due_to;

-- The first and the last half-month of a base that hold anything.
-- name: halves_of_base(base)^
SELECT
    (SELECT half FROM tally WHERE base = :base AND records > 0 ORDER BY half LIMIT 1),
    (SELECT half FROM tally WHERE base = :base AND records > 0 ORDER BY half DESC LIMIT 1);

-- name: target_on(day)$
SELECT percent FROM target WHERE valid_from <= :day ORDER BY valid_from DESC LIMIT 1;
