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

CREATE TABLE audit (
    id TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE code (
    home TEXT NOT NULL REFERENCES home (id),
    token TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('slip', 'sticker', 'link')),
    record TEXT,
    round INTEGER,
    issue INTEGER NOT NULL,
    made_at TEXT NOT NULL,
    bound_at TEXT,
    printed_at TEXT,
    last_printed_at TEXT,
    prints INTEGER NOT NULL,
    revoked_at TEXT,
    PRIMARY KEY (home, token),
    FOREIGN KEY (home, record) REFERENCES record (home, code),
    CHECK ((record IS NULL) = (bound_at IS NULL)),
    CHECK ((record IS NULL) = (round IS NULL)),
    CHECK (kind = 'sticker' OR record IS NOT NULL)
);

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

CREATE TABLE field (
    key TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_en TEXT NOT NULL
);

CREATE TABLE flow_tally (
    home TEXT NOT NULL,
    half TEXT NOT NULL,
    receiving_unit TEXT NOT NULL,
    resolving_unit TEXT NOT NULL,
    field TEXT NOT NULL,
    online INTEGER NOT NULL,
    direct INTEGER NOT NULL,
    early INTEGER NOT NULL,
    on_time INTEGER NOT NULL,
    overdue INTEGER NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (home, half, receiving_unit, resolving_unit, field)
);

CREATE TABLE held_change (
    home TEXT NOT NULL,
    record TEXT NOT NULL,
    as_of TEXT NOT NULL,
    import_id TEXT NOT NULL,
    old_status INTEGER NOT NULL,
    new_status INTEGER NOT NULL,
    body TEXT NOT NULL,
    decision TEXT CHECK (decision IN ('accepted', 'refused')),
    decided_at TEXT,
    decided_by TEXT,
    PRIMARY KEY (home, record)
);

CREATE TABLE home (
    id TEXT NOT NULL PRIMARY KEY,
    prefix TEXT NOT NULL CHECK (length(prefix) = 3),
    created_at TEXT NOT NULL
);

CREATE TABLE import_log (
    id TEXT NOT NULL PRIMARY KEY,
    file_name TEXT NOT NULL,
    as_of TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    actor TEXT NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    duplicates INTEGER NOT NULL,
    problems INTEGER NOT NULL,
    held INTEGER NOT NULL
);

CREATE TABLE meta (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE pairing (
    id_hash TEXT NOT NULL PRIMARY KEY,
    words TEXT NOT NULL UNIQUE,
    agent TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
);

CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('official')),
    unit TEXT REFERENCES unit (key),
    created_at TEXT NOT NULL,
    disabled_at TEXT
);

CREATE TABLE procedure (
    key TEXT NOT NULL PRIMARY KEY,
    code TEXT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    field TEXT REFERENCES field (key),
    source TEXT NOT NULL CHECK (source IN ('starter', 'file', 'office'))
);

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

CREATE TABLE rating_tally (
    home TEXT NOT NULL,
    base TEXT NOT NULL CHECK (base IN ('resolved', 'returned', 'received')),
    half TEXT NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    receiving_unit TEXT NOT NULL,
    resolving_unit TEXT NOT NULL,
    field TEXT NOT NULL,
    survey TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    channel TEXT NOT NULL,
    ratings INTEGER NOT NULL,
    PRIMARY KEY (
        home, base, half, withdrawn, receiving_unit, resolving_unit, field,
        survey, question, choice, channel
    )
);

CREATE TABLE record (
    home TEXT NOT NULL REFERENCES home (id),
    code TEXT NOT NULL,
    round INTEGER NOT NULL CHECK (round >= 1),
    status INTEGER NOT NULL CHECK (status BETWEEN 1 AND 10),
    filed_via TEXT NOT NULL CHECK (filed_via IN ('direct', 'online', 'postal')),
    procedure TEXT REFERENCES procedure (key),
    field TEXT NOT NULL,
    receiving_unit TEXT NOT NULL REFERENCES unit (key),
    resolving_unit TEXT NOT NULL REFERENCES unit (key),
    received_on TEXT,
    due_on TEXT,
    resolved_on TEXT,
    returned_on TEXT,
    provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
    as_of TEXT NOT NULL,
    import_id TEXT,
    PRIMARY KEY (home, code)
);

CREATE TABLE record_history (
    home TEXT NOT NULL,
    record TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    attribute TEXT NOT NULL,
    old TEXT,
    new TEXT,
    import_id TEXT,
    PRIMARY KEY (home, record, changed_at, attribute)
);

CREATE TABLE response (
    home TEXT NOT NULL,
    id TEXT NOT NULL,
    record TEXT,
    round INTEGER,
    moment TEXT NOT NULL CHECK (moment IN ('reception', 'supplement', 'refusal', 'result')),
    token TEXT,
    state TEXT NOT NULL CHECK (state IN ('counted', 'later', 'replaced', 'annulled', 'withdrawn')),
    survey TEXT NOT NULL REFERENCES survey (version),
    answers TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('online', 'qr', 'tablet', 'paper')),
    actor TEXT NOT NULL CHECK (actor IN ('citizen', 'assisted', 'staff')),
    evidence TEXT NOT NULL CHECK (
        evidence IN ('scanned', 'typed', 'pushed', 'sticker', 'link', 'portal', 'paper')
    ),
    source TEXT NOT NULL CHECK (source IN ('kiosk', 'portal')),
    device TEXT,
    language TEXT NOT NULL,
    opened_at TEXT,
    submitted_at TEXT,
    received_at TEXT NOT NULL,
    seconds INTEGER,
    counted_on TEXT,
    before_return INTEGER NOT NULL CHECK (before_return IN (0, 1)),
    change_hash TEXT,
    change_until TEXT,
    state_at TEXT NOT NULL,
    replaced_by TEXT, partial INTEGER, clock_seconds INTEGER,
    PRIMARY KEY (home, id),
    FOREIGN KEY (home, record) REFERENCES record (home, code),
    CHECK (state <> 'counted' OR (actor <> 'staff' AND record IS NOT NULL)),
    CHECK ((state = 'counted') = (counted_on IS NOT NULL))
);

CREATE TABLE schema_migration (name TEXT NOT NULL PRIMARY KEY);

CREATE TABLE session (
    id_hash TEXT NOT NULL PRIMARY KEY,
    person TEXT NOT NULL REFERENCES person (id),
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    revoked_at TEXT,
    agent TEXT NOT NULL
);

CREATE TABLE signin_failure (
    bucket TEXT NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at TEXT NOT NULL
);

CREATE TABLE survey (
    version TEXT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    stored_at TEXT NOT NULL
);

CREATE TABLE tablet_settings (
    home TEXT NOT NULL REFERENCES home (id),
    unit TEXT NOT NULL REFERENCES unit (key),
    body TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    PRIMARY KEY (home, unit)
);

CREATE TABLE tally (
    home TEXT NOT NULL,
    base TEXT NOT NULL CHECK (base IN ('resolved', 'returned', 'received')),
    half TEXT NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    receiving_unit TEXT NOT NULL,
    resolving_unit TEXT NOT NULL,
    field TEXT NOT NULL,
    records INTEGER NOT NULL,
    rated INTEGER NOT NULL, answers INTEGER NOT NULL DEFAULT 0, satisfied INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (home, base, half, withdrawn, receiving_unit, resolving_unit, field)
);

CREATE TABLE target (
    valid_from TEXT NOT NULL PRIMARY KEY,
    percent TEXT NOT NULL
);

CREATE TABLE unit (
    key TEXT NOT NULL PRIMARY KEY,
    home TEXT NOT NULL REFERENCES home (id),
    parent TEXT REFERENCES unit (key),
    code TEXT,
    name TEXT NOT NULL,
    confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
    valid_from TEXT,
    valid_to TEXT,
    merged_into TEXT REFERENCES unit (key),
    created_at TEXT NOT NULL
);

CREATE TABLE unit_successor (
    old TEXT NOT NULL REFERENCES unit (key),
    new TEXT NOT NULL REFERENCES unit (key),
    from_day TEXT NOT NULL,
    PRIMARY KEY (old, new)
);

CREATE TABLE unmapped_tally (
    home TEXT NOT NULL,
    procedure TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (home, procedure)
);

CREATE INDEX apart_device ON apart (home, device, kind);

CREATE INDEX apart_waiting ON apart (received_at) WHERE decision IS NULL AND kind IN ('refused', 'quarantined');

CREATE INDEX audit_at ON audit (at);

CREATE UNIQUE INDEX code_live ON code (home, record, round, kind)
WHERE record IS NOT NULL AND revoked_at IS NULL;

CREATE INDEX code_record ON code (home, record);

CREATE UNIQUE INDEX device_credential_live ON device_credential (home, device) WHERE ended_at IS NULL;

CREATE UNIQUE INDEX device_name ON device (unit, folded);

CREATE INDEX held_waiting ON held_change (record) WHERE decision IS NULL;

CREATE INDEX home_prefix ON home (prefix);

CREATE INDEX push_device ON push (home, device, made_at);

CREATE UNIQUE INDEX push_waiting ON push (home, device) WHERE state = 'waiting';

CREATE UNIQUE INDEX record_code ON record (code);

CREATE INDEX record_due ON record (due_on);

CREATE INDEX record_procedure ON record (procedure, home, code);

CREATE INDEX record_received ON record (received_on);

CREATE INDEX record_resolved ON record (resolved_on);

CREATE INDEX record_returned ON record (returned_on);

CREATE INDEX response_beside ON response (home, record) WHERE state <> 'counted';

CREATE UNIQUE INDEX response_counted ON response (home, record, round, moment)
WHERE state = 'counted';

CREATE INDEX response_device ON response (device, received_at) WHERE device IS NOT NULL;

CREATE INDEX session_person ON session (person);

CREATE INDEX tally_half ON tally (base, half);

CREATE UNIQUE INDEX unit_code ON unit (code) WHERE code IS NOT NULL;

