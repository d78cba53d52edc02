-- A retry writes too, so that it is acknowledged after a commit of its own; another answer under the same id is not this one.
-- name: apart_put(home, id, device, kind, unit, reason, body, body_hash, submitted_at, received_at, clock_seconds)!
INSERT INTO apart (home, id, device, kind, unit, reason, body, body_hash, submitted_at, received_at, clock_seconds)
VALUES (:home, :id, :device, :kind, :unit, :reason, :body, :body_hash, :submitted_at, :received_at, :clock_seconds)
ON CONFLICT (home, id) DO UPDATE SET device = apart.device
WHERE apart.body_hash = excluded.body_hash;

-- name: apart_by_id(home, id)^
SELECT home, id, device, kind, unit, reason, body, body_hash, submitted_at, received_at, clock_seconds,
    decision, decided_at, decided_by
FROM apart WHERE home = :home AND id = :id;

-- name: apart_add(home, id, device, kind, unit, reason, body, body_hash, submitted_at, received_at, clock_seconds, decision, decided_at, decided_by)!
INSERT INTO apart (home, id, device, kind, unit, reason, body, body_hash, submitted_at, received_at,
    clock_seconds, decision, decided_at, decided_by)
VALUES (:home, :id, :device, :kind, :unit, :reason, :body, :body_hash, :submitted_at, :received_at,
    :clock_seconds, :decision, :decided_at, :decided_by)
ON CONFLICT DO NOTHING;

-- How many of a kind a tablet has brought since a moment: more than can be given at one counter are a flood.
-- name: apart_count(home, device, kind, since)$
SELECT count(*) FROM apart
WHERE home = :home AND device = :device AND kind = :kind AND received_at >= :since;

-- name: apart_waiting()
SELECT a.home, a.id, a.device, a.kind, a.unit, a.reason, a.body, a.body_hash, a.submitted_at, a.received_at,
    a.clock_seconds, a.decision, a.decided_at, a.decided_by, d.name, u.name
FROM apart a
JOIN device d ON d.home = a.home AND d.id = a.device
JOIN unit u ON u.key = a.unit
WHERE a.decision IS NULL AND a.kind IN ('refused', 'quarantined')
ORDER BY a.received_at, a.id;

-- name: apart_waiting_count()$
SELECT count(*) FROM apart WHERE decision IS NULL AND kind IN ('refused', 'quarantined');

-- name: apart_decide(home, id, decision, decided_at, decided_by)!
UPDATE apart SET decision = :decision, decided_at = :decided_at, decided_by = :decided_by
WHERE home = :home AND id = :id AND decision IS NULL AND kind IN ('refused', 'quarantined');

-- name: apart_counts()
SELECT device, kind, count(*) FROM apart GROUP BY device, kind;

-- name: apart_bodies(device, kind)
SELECT body FROM apart WHERE device = :device AND kind = :kind;

