-- name: person_add(id, name, password_hash, role, unit, created_at)!
INSERT INTO person (id, name, password_hash, role, unit, created_at)
VALUES (:id, :name, :password_hash, :role, :unit, :created_at)
ON CONFLICT (name) DO NOTHING;

-- name: person_by_name(name)^
SELECT id, name, password_hash, role, unit, created_at, disabled_at FROM person
WHERE name = :name;

-- name: person_by_id(id)^
SELECT id, name, password_hash, role, unit, created_at, disabled_at FROM person WHERE id = :id;

-- name: people_all()
SELECT id, name, password_hash, role, unit, created_at, disabled_at FROM person ORDER BY name;

-- name: person_password(id, password_hash)!
UPDATE person SET password_hash = :password_hash WHERE id = :id;

-- name: person_disable(id, disabled_at)!
UPDATE person SET disabled_at = :disabled_at WHERE id = :id;

-- name: person_open(id)!
UPDATE person SET disabled_at = NULL WHERE id = :id;

-- name: session_add(id_hash, person, created_at, expires_at, agent)!
INSERT INTO session (id_hash, person, created_at, seen_at, expires_at, agent)
VALUES (:id_hash, :person, :created_at, :created_at, :expires_at, :agent);

-- name: session_live(id_hash, now)^
SELECT s.id_hash, s.created_at, s.seen_at, s.expires_at, s.agent, p.id, p.name, p.role, p.unit
FROM session s JOIN person p ON p.id = s.person
WHERE s.id_hash = :id_hash AND s.revoked_at IS NULL AND s.expires_at > :now
    AND p.disabled_at IS NULL;

-- name: session_seen(id_hash, seen_at)!
UPDATE session SET seen_at = :seen_at WHERE id_hash = :id_hash;

-- name: sessions_of(person, now)
SELECT id_hash, created_at, seen_at, agent FROM session
WHERE person = :person AND revoked_at IS NULL AND expires_at > :now ORDER BY seen_at DESC;

-- name: session_revoke(person, id_hash, revoked_at)!
UPDATE session SET revoked_at = :revoked_at
WHERE person = :person AND id_hash = :id_hash AND revoked_at IS NULL;

-- name: sessions_revoke_others(person, id_hash, revoked_at)!
UPDATE session SET revoked_at = :revoked_at
WHERE person = :person AND id_hash <> :id_hash AND revoked_at IS NULL;

-- Makes sure that there is a bucket, and keeps others from it until the transaction ends.
-- name: failures_hold(bucket, now)!
INSERT INTO signin_failure (bucket, failures, last_at) VALUES (:bucket, 0, :now)
ON CONFLICT (bucket) DO UPDATE SET failures = signin_failure.failures;

-- name: failures_of(bucket)^
SELECT failures, last_at FROM signin_failure WHERE bucket = :bucket;

-- name: failure_add(bucket, last_at, since)!
INSERT INTO signin_failure (bucket, failures, last_at) VALUES (:bucket, 1, :last_at)
ON CONFLICT (bucket) DO UPDATE
SET failures = CASE WHEN signin_failure.last_at < :since THEN 1
        ELSE signin_failure.failures + 1 END,
    last_at = excluded.last_at;

-- name: failures_forget(bucket, since)!
DELETE FROM signin_failure WHERE bucket = :bucket OR last_at < :since;
