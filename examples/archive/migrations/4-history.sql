-- Who imported what and when, what was corrected and deleted, and, beside what was
-- published, numbers and dates to filter and sort by.
--
-- Of a figure x, x_low and x_high are the fewest and the most people that a fair
-- reader takes it for (the customary reading), x_least and x_most those that its
-- letter allows; of a ratio they are thousandths. NULL is no limit, or no figure.
-- Of a date x, x_first and x_last are the first and the last microsecond of its span
-- in UTC, as SQLite's functions of dates and times read them.

CREATE TABLE entries (
	number BIGSERIAL NOT NULL PRIMARY KEY,
	at     TIMESTAMPTZ NOT NULL,
	who    TEXT NOT NULL CHECK (who <> ''),
	action TEXT NOT NULL CHECK (action IN ('import', 'count', 'correct', 'delete', 'restore')),
	file   TEXT CHECK (file <> ''),
	format TEXT CHECK (format <> ''),
	sum    TEXT CHECK (length(sum) = 64), -- SHA-256 of the file
	did    TEXT CHECK (did <> ''),
	why    TEXT CHECK (why <> '')
) STRICT;

-- What an entry changed of what was there: a field, or without a field all of it,
-- deleted where that was something and else restored. What it added names it in its
-- own row.
CREATE TABLE revisions (
	entry   BIGINT NOT NULL REFERENCES entries,
	ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
	kind    TEXT NOT NULL CHECK (kind IN ('platform', 'source', 'session', 'count', 'ruling', 'claim')),
	id      TEXT NOT NULL CHECK (id <> ''), -- or the key
	session TEXT CHECK (session <> ''),     -- that a count, a ruling or a claim is of
	field   TEXT CHECK (field <> ''),
	was     TEXT CHECK (was <> ''), -- in JSON, as a dossier has it
	became  TEXT CHECK (became <> ''),
	PRIMARY KEY (entry, ordinal)
) STRICT;
CREATE INDEX revisions_id ON revisions (kind, id);
CREATE INDEX revisions_session ON revisions (session);

ALTER TABLE platforms ADD COLUMN entry BIGINT REFERENCES entries; -- that brought it; NULL before there were entries
ALTER TABLE sources ADD COLUMN entry BIGINT REFERENCES entries;
ALTER TABLE sessions ADD COLUMN entry BIGINT REFERENCES entries;
ALTER TABLE counts ADD COLUMN entry BIGINT REFERENCES entries;
ALTER TABLE rulings ADD COLUMN entry BIGINT REFERENCES entries;
ALTER TABLE claims ADD COLUMN entry BIGINT REFERENCES entries;

-- Most rows have none of these, and imports need not keep an index of that.
DROP INDEX counts_via;
DROP INDEX sessions_event;
CREATE INDEX counts_via ON counts (via) WHERE via IS NOT NULL;
CREATE INDEX sessions_event ON sessions (event) WHERE event IS NOT NULL;

ALTER TABLE limits ADD COLUMN since_first TIMESTAMPTZ;
ALTER TABLE limits ADD COLUMN since_last TIMESTAMPTZ;

ALTER TABLE sessions ADD COLUMN start_date_first TIMESTAMPTZ;
ALTER TABLE sessions ADD COLUMN start_date_last TIMESTAMPTZ;
ALTER TABLE sessions ADD COLUMN end_date_first TIMESTAMPTZ;
ALTER TABLE sessions ADD COLUMN end_date_last TIMESTAMPTZ;

ALTER TABLE counts ADD COLUMN figure_low BIGINT;
ALTER TABLE counts ADD COLUMN figure_high BIGINT;
ALTER TABLE counts ADD COLUMN figure_least BIGINT;
ALTER TABLE counts ADD COLUMN figure_most BIGINT;
ALTER TABLE counts ADD COLUMN date_first TIMESTAMPTZ;
ALTER TABLE counts ADD COLUMN date_last TIMESTAMPTZ;

ALTER TABLE rulings ADD COLUMN figure_low BIGINT;
ALTER TABLE rulings ADD COLUMN figure_high BIGINT;
ALTER TABLE rulings ADD COLUMN figure_least BIGINT;
ALTER TABLE rulings ADD COLUMN figure_most BIGINT;
ALTER TABLE rulings ADD COLUMN during_first TIMESTAMPTZ;
ALTER TABLE rulings ADD COLUMN during_last TIMESTAMPTZ;
ALTER TABLE rulings ADD COLUMN date_first TIMESTAMPTZ;
ALTER TABLE rulings ADD COLUMN date_last TIMESTAMPTZ;

ALTER TABLE claims ADD COLUMN figure_low BIGINT;
ALTER TABLE claims ADD COLUMN figure_high BIGINT;
ALTER TABLE claims ADD COLUMN figure_least BIGINT;
ALTER TABLE claims ADD COLUMN figure_most BIGINT;
ALTER TABLE claims ADD COLUMN previous_low BIGINT;
ALTER TABLE claims ADD COLUMN previous_high BIGINT;
ALTER TABLE claims ADD COLUMN previous_least BIGINT;
ALTER TABLE claims ADD COLUMN previous_most BIGINT;
ALTER TABLE claims ADD COLUMN margin_low BIGINT;
ALTER TABLE claims ADD COLUMN margin_high BIGINT;
ALTER TABLE claims ADD COLUMN margin_least BIGINT;
ALTER TABLE claims ADD COLUMN margin_most BIGINT;
ALTER TABLE claims ADD COLUMN ratio_low BIGINT;
ALTER TABLE claims ADD COLUMN ratio_high BIGINT;
ALTER TABLE claims ADD COLUMN ratio_least BIGINT;
ALTER TABLE claims ADD COLUMN ratio_most BIGINT;
ALTER TABLE claims ADD COLUMN first_low BIGINT;
ALTER TABLE claims ADD COLUMN first_high BIGINT;
ALTER TABLE claims ADD COLUMN first_least BIGINT;
ALTER TABLE claims ADD COLUMN first_most BIGINT;
ALTER TABLE claims ADD COLUMN during_first TIMESTAMPTZ;
ALTER TABLE claims ADD COLUMN during_last TIMESTAMPTZ;
ALTER TABLE claims ADD COLUMN claimed_at_first TIMESTAMPTZ;
ALTER TABLE claims ADD COLUMN claimed_at_last TIMESTAMPTZ;
