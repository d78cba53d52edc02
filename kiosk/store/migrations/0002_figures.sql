-- Figures that cost the same however many records there are. Coverage reads the answers to the question that counts
-- from the tally itself; the choices of every question stay in rating_tally.
ALTER TABLE tally ADD COLUMN answers INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tally ADD COLUMN satisfied INTEGER NOT NULL DEFAULT 0;

-- Form 06a: what was received, finished and turned late in a half-month. `late` is a difference: turned late less
-- finished late, so that its sum from the beginning is what is late at a half's end.
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

-- Records that no field is known for, by their procedure: the first page names them.
CREATE TABLE unmapped_tally (
    home TEXT NOT NULL,
    procedure TEXT NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (home, procedure)
);

-- The first and the last half-month that hold records; the half-months of a year among those of many years.
CREATE INDEX tally_half ON tally (base, half);

-- Odd days at the edges of a form 06a; the records of a procedure; the changes that wait.
CREATE INDEX record_due ON record (due_on);
CREATE INDEX record_procedure ON record (procedure, home, code);
CREATE INDEX held_waiting ON held_change (record) WHERE decision IS NULL;

-- What is new here is counted once from the rows, when the program first opens the store.
INSERT INTO meta (key, value) VALUES ('tally', 'outdated');
