-- name: survey_put(version, id, body, stored_at)!
INSERT INTO survey (version, id, body, stored_at) VALUES (:version, :id, :body, :stored_at)
ON CONFLICT (version) DO UPDATE SET stored_at = excluded.stored_at;

-- name: survey_by_version(version)^
SELECT body FROM survey WHERE version = :version;

-- name: surveys_all()
SELECT version, body FROM survey ORDER BY version;

-- name: response_add(home, id, record, round, moment, token, state, survey, answers, body_hash, channel, actor, evidence, source, device, language, opened_at, submitted_at, received_at, seconds, counted_on, before_return, change_hash, change_until, state_at, replaced_by, partial, clock_seconds)!
INSERT INTO response (home, id, record, round, moment, token, state, survey, answers, body_hash,
    channel, actor, evidence, source, device, language, opened_at, submitted_at, received_at,
    seconds, counted_on, before_return, change_hash, change_until, state_at, replaced_by, partial, clock_seconds)
VALUES (:home, :id, :record, :round, :moment, :token, :state, :survey, :answers, :body_hash,
    :channel, :actor, :evidence, :source, :device, :language, :opened_at, :submitted_at,
    :received_at, :seconds, :counted_on, :before_return, :change_hash, :change_until, :state_at, :replaced_by,
    :partial, :clock_seconds);

-- name: response_by_id(home, id)^
SELECT home, id, record, round, moment, token, state, survey, answers, body_hash, channel, actor,
    evidence, source, device, language, opened_at, submitted_at, received_at, seconds,
    counted_on, before_return, change_hash, change_until, state_at, replaced_by, partial, clock_seconds
FROM response WHERE home = :home AND id = :id;

-- name: responses_counted(home, record)
SELECT home, id, record, round, moment, token, state, survey, answers, body_hash, channel, actor,
    evidence, source, device, language, opened_at, submitted_at, received_at, seconds,
    counted_on, before_return, change_hash, change_until, state_at, replaced_by, partial, clock_seconds
FROM response WHERE home = :home AND record = :record AND state = 'counted'
ORDER BY round, received_at;

-- name: responses_beside(home, record, state)$
SELECT count(*) FROM response
WHERE home = :home AND record = :record AND state = :state AND state <> 'counted';

-- name: response_replace(home, id, state_at, replaced_by)!
UPDATE response
SET state = 'replaced', counted_on = NULL, state_at = :state_at, replaced_by = :replaced_by,
    change_hash = NULL, change_until = NULL
WHERE home = :home AND id = :id AND state = 'counted';

-- name: survey_latest(id)^
SELECT body FROM survey WHERE id = :id ORDER BY stored_at DESC LIMIT 1;
