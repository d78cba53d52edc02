-- A tablet is added unless its unit has one of that name.
-- name: device_add(home, id, name, folded, unit, counter, created_at)!
INSERT INTO device (home, id, name, folded, unit, counter, created_at)
VALUES (:home, :id, :name, :folded, :unit, :counter, :created_at)
ON CONFLICT (unit, folded) DO NOTHING;

-- name: device_named(unit, folded)^
SELECT home, id, name, unit, counter, created_at, retired_at FROM device
WHERE unit = :unit AND folded = :folded;

-- name: device_place(home, id, name, folded, unit, counter)!
UPDATE device SET name = :name, folded = :folded, unit = :unit, counter = :counter
WHERE home = :home AND id = :id AND NOT EXISTS (
    SELECT 1 FROM device o
    WHERE o.unit = :unit AND o.folded = :folded AND NOT (o.home = :home AND o.id = :id)
);

-- name: device_retire(home, id, retired_at)!
UPDATE device SET retired_at = :retired_at WHERE home = :home AND id = :id AND retired_at IS NULL;

-- name: device_return(home, id)!
UPDATE device SET retired_at = NULL WHERE home = :home AND id = :id;

-- name: credential_add(id_hash, home, device, agent, paired_at, paired_by)!
INSERT INTO device_credential (id_hash, home, device, agent, paired_at, paired_by)
VALUES (:id_hash, :home, :device, :agent, :paired_at, :paired_by);

-- name: credential_end(home, device, ended_at)!
UPDATE device_credential SET ended_at = :ended_at
WHERE home = :home AND device = :device AND ended_at IS NULL;

-- Whom a machine proves to be, and since when it may no longer be that.
-- name: credential_of(id_hash)^
SELECT d.home, d.id, d.name, d.unit, u.name, d.counter, coalesce(c.ended_at, d.retired_at)
FROM device_credential c
JOIN device d ON d.home = c.home AND d.id = c.device
JOIN unit u ON u.key = d.unit
WHERE c.id_hash = :id_hash;

-- name: devices_all()
SELECT d.home, d.id, d.name, d.unit, u.name, d.counter, d.created_at, d.retired_at,
    (SELECT max(c.paired_at) FROM device_credential c WHERE c.home = d.home AND c.device = d.id),
    s.seen_at, s.version, s.state, s.trouble, s.battery, s.charging, s.unsent, s.oldest_unsent_at,
    s.refused, s.clock_seconds
FROM device d
JOIN unit u ON u.key = d.unit
LEFT JOIN device_seen s ON s.home = d.home AND s.device = d.id
ORDER BY u.name, d.name, d.id;

-- name: device_seen_of(home, device)^
SELECT seen_at, version, state, trouble, battery, charging, unsent, oldest_unsent_at, refused, clock_seconds
FROM device_seen WHERE home = :home AND device = :device;

-- name: device_seen_put(home, device, seen_at, version, state, trouble, battery, charging, unsent, oldest_unsent_at, refused, clock_seconds)!
INSERT INTO device_seen (home, device, seen_at, version, state, trouble, battery, charging, unsent,
    oldest_unsent_at, refused, clock_seconds)
VALUES (:home, :device, :seen_at, :version, :state, :trouble, :battery, :charging, :unsent,
    :oldest_unsent_at, :refused, :clock_seconds)
ON CONFLICT (home, device) DO UPDATE
SET seen_at = excluded.seen_at, version = excluded.version, state = excluded.state,
    trouble = excluded.trouble, battery = excluded.battery, charging = excluded.charging,
    unsent = excluded.unsent, oldest_unsent_at = excluded.oldest_unsent_at,
    refused = excluded.refused, clock_seconds = excluded.clock_seconds;

-- name: device_seen_drop(home, device)!
DELETE FROM device_seen WHERE home = :home AND device = :device;

-- Answers of every tablet since a moment, whatever became of them.
-- name: device_answers_since(since)
SELECT device, count(*) FROM response WHERE device IS NOT NULL AND received_at >= :since
GROUP BY device;

-- When the answers of one tablet were given, as far as its clock can be trusted.
-- name: device_answer_times(device, since)
SELECT coalesce(submitted_at, received_at) FROM response
WHERE device = :device AND received_at >= :since;

-- name: pairing_of(id_hash, now)^
SELECT words, expires_at FROM pairing WHERE id_hash = :id_hash AND expires_at > :now;

-- Words that nobody else shows; those of others may be drawn again once they have ended.
-- name: pairing_add(id_hash, words, agent, asked_at, expires_at)!
INSERT INTO pairing (id_hash, words, agent, asked_at, expires_at)
VALUES (:id_hash, :words, :agent, :asked_at, :expires_at)
ON CONFLICT DO NOTHING;

-- name: pairings_clear(now)!
DELETE FROM pairing WHERE expires_at <= :now;

-- name: pairings_waiting()$
SELECT count(*) FROM pairing;

-- name: pairing_take(words, now)^
DELETE FROM pairing WHERE words = :words AND expires_at > :now RETURNING id_hash, agent;

-- name: tablet_settings_all()
SELECT unit, body FROM tablet_settings;

-- name: tablet_settings_put(home, unit, body, changed_at, changed_by)!
INSERT INTO tablet_settings (home, unit, body, changed_at, changed_by)
VALUES (:home, :unit, :body, :changed_at, :changed_by)
ON CONFLICT (home, unit) DO UPDATE
SET body = excluded.body, changed_at = excluded.changed_at, changed_by = excluded.changed_by;

-- name: tablet_settings_drop(unit)!
DELETE FROM tablet_settings WHERE unit = :unit;

-- What changes whenever a tablet is to be told something new, beside what it is itself.
-- name: tablet_stamp()^
SELECT coalesce((SELECT max(changed_at) FROM tablet_settings), ''),
    (SELECT count(*) FROM tablet_settings), (SELECT count(*) FROM home),
    (SELECT count(*) FROM unit WHERE merged_into IS NOT NULL);
