-- Tablets: each is a lasting name at a counter of a unit. What a machine proves itself with is a row of its own, so that
-- a broken machine is replaced under the same name and history.
CREATE TABLE device (
    home TEXT NOT NULL REFERENCES home (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    unit TEXT NOT NULL REFERENCES unit (key),
    counter TEXT NOT NULL,
    created_at TEXT NOT NULL,
    retired_at TEXT,
    PRIMARY KEY (home, id)
);
CREATE UNIQUE INDEX device_name ON device (unit, folded);

CREATE TABLE device_credential (
    id_hash TEXT NOT NULL PRIMARY KEY,
    home TEXT NOT NULL,
    device TEXT NOT NULL,
    agent TEXT NOT NULL,
    paired_at TEXT NOT NULL,
    paired_by TEXT NOT NULL,
    ended_at TEXT,
    FOREIGN KEY (home, device) REFERENCES device (home, id)
);
CREATE UNIQUE INDEX device_credential_live ON device_credential (home, device) WHERE ended_at IS NULL;

-- What a tablet said of itself last.
CREATE TABLE device_seen (
    home TEXT NOT NULL,
    device TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    version TEXT NOT NULL,
    state TEXT NOT NULL,
    trouble TEXT,
    battery INTEGER,
    charging INTEGER,
    unsent INTEGER NOT NULL,
    oldest_unsent_at TEXT,
    refused INTEGER NOT NULL,
    clock_seconds INTEGER NOT NULL,
    PRIMARY KEY (home, device),
    FOREIGN KEY (home, device) REFERENCES device (home, id)
);

-- A machine that shows its words and waits for an official to type them.
CREATE TABLE pairing (
    id_hash TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL UNIQUE,
    agent TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);

-- What a unit's tablets say and do; a unit without a row does as the one above it.
CREATE TABLE tablet_settings (
    home TEXT NOT NULL REFERENCES home (id),
    unit TEXT NOT NULL REFERENCES unit (key),
    body TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (home, unit)
);

-- Records that a clerk sends to a tablet: one may wait while another is rated.
CREATE TABLE push (
    home TEXT NOT NULL,
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    record TEXT NOT NULL,
    token TEXT NOT NULL,
    state TEXT NOT NULL CHECK (
        state IN ('waiting', 'shown', 'rated', 'declined', 'expired', 'replaced', 'withdrawn')
    ),
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    shown_at TEXT,
    ended_at TEXT,
    PRIMARY KEY (home, id),
    FOREIGN KEY (home, device) REFERENCES device (home, id)
);
CREATE UNIQUE INDEX push_waiting ON push (home, device) WHERE state = 'waiting';
CREATE INDEX push_device ON push (home, device, made_at);

-- Answers that tablets brought and that never count as they are: without a record, declined, refused with why, or from
-- a machine that is no longer in use until an official judges them.
CREATE TABLE apart (
    home TEXT NOT NULL,
    id TEXT NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('loose', 'declined', 'refused', 'quarantined')),
    unit TEXT NOT NULL REFERENCES unit (key),
    reason TEXT NOT NULL,
    body TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    submitted_at TEXT,
    received_at TEXT NOT NULL,
    clock_seconds INTEGER NOT NULL,
    decision TEXT CHECK (decision IN ('accepted', 'dropped')),
    decided_at TEXT,
    decided_by TEXT,
    PRIMARY KEY (home, id),
    FOREIGN KEY (home, device) REFERENCES device (home, id)
);
CREATE INDEX apart_device ON apart (home, device, kind);
CREATE INDEX apart_waiting ON apart (received_at) WHERE decision IS NULL AND kind IN ('refused', 'quarantined');

-- With an answer from a tablet: whether its citizen went away before sending it, and how many seconds the tablet's
-- clock was ahead of the server's when it was handed in.
ALTER TABLE response ADD COLUMN partial INTEGER;
ALTER TABLE response ADD COLUMN clock_seconds INTEGER;
CREATE INDEX response_device ON response (device, received_at) WHERE device IS NOT NULL;
