-- A tablet that a record may be sent to.
-- name: push_device(device)^
SELECT home, id, retired_at FROM device WHERE id = :device;

-- Tablets that records may be sent to, with what each said of itself last.
-- name: push_counters()
SELECT d.id, d.name, u.name, d.counter, c.paired_at, s.seen_at, s.state
FROM device d
JOIN unit u ON u.key = d.unit
LEFT JOIN device_credential c ON c.home = d.home AND c.device = d.id AND c.ended_at IS NULL
LEFT JOIN device_seen s ON s.home = d.home AND s.device = d.id
WHERE d.retired_at IS NULL ORDER BY u.name, d.name, d.id;

-- A tablet that gets one record at a time.
-- name: push_device_held(home, device)
SELECT held.id FROM device held WHERE held.home = :home AND held.id = :device;

-- name: push_add(home, id, device, record, token, made_at, made_by)!
INSERT INTO push (home, id, device, record, token, state, made_at, made_by)
VALUES (:home, :id, :device, :record, :token, 'waiting', :made_at, :made_by);

-- name: push_by_id(home, id)^
SELECT home, id, device, record, token, state, made_at, made_by, shown_at, ended_at
FROM push WHERE home = :home AND id = :id;

-- name: push_waiting(home, device)^
SELECT home, id, device, record, token, state, made_at, made_by, shown_at, ended_at
FROM push WHERE home = :home AND device = :device AND state = 'waiting';

-- name: pushes_latest(device, many)
SELECT p.home, p.id, p.device, p.record, p.token, p.state, p.made_at, p.made_by, p.shown_at,
    p.ended_at
FROM device d JOIN push p ON p.home = d.home AND p.device = d.id
WHERE d.id = :device ORDER BY p.made_at DESC, p.id DESC LIMIT :many;

-- What still waits makes room for what comes; what has waited its time is not called replaced.
-- name: push_make_room(home, device, expired, ended_at)!
UPDATE push
SET state = CASE WHEN made_at <= :expired THEN 'expired' ELSE 'replaced' END, ended_at = :ended_at
WHERE home = :home AND device = :device AND state = 'waiting';

-- name: push_show(home, id, device, shown_at)!
UPDATE push SET state = 'shown', shown_at = :shown_at
WHERE home = :home AND id = :id AND device = :device AND state = 'waiting';

-- A tablet shows one record at a time: what it showed before has ended, whether it could say so or not.
-- name: push_end_others(home, id, device, ended_at)!
UPDATE push SET state = 'expired', ended_at = :ended_at
WHERE home = :home AND device = :device AND state = 'shown' AND id <> :id;

-- name: push_end(home, id, device, state, ended_at)!
UPDATE push SET state = :state, ended_at = :ended_at
WHERE home = :home AND id = :id AND device = :device AND state IN ('waiting', 'shown');

-- Only while nobody has seen it.
-- name: push_end_waiting(home, id, device, state, ended_at)!
UPDATE push SET state = :state, ended_at = :ended_at
WHERE home = :home AND id = :id AND device = :device AND state = 'waiting';

-- An answer proves that the record was shown, whatever was thought of it meanwhile.
-- name: push_settle(home, id, device, state, ended_at)!
UPDATE push SET state = :state, ended_at = :ended_at
WHERE home = :home AND id = :id AND device = :device AND state NOT IN ('rated', 'declined');
