-- What was said: platforms, sources, sessions, counts and rulings.
--
-- What is not known is NULL and never '', so that there is one way to say it.
-- Figures and dates are their canonical text, as coarse and as hedged as they
-- were published; no number is made of them here. Lists keep their order.

CREATE TABLE platforms (
	id   TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	name TEXT CHECK (name <> '')
) STRICT;

CREATE TABLE limits (
	platform TEXT NOT NULL REFERENCES platforms,
	ordinal  INTEGER NOT NULL CHECK (ordinal >= 0),
	people   BIGINT NOT NULL CHECK (people BETWEEN 1 AND 999999999999999999),
	since    TEXT CHECK (since <> ''),
	kind     TEXT NOT NULL CHECK (kind IN ('seats', 'counter')),
	PRIMARY KEY (platform, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
	id   TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	name TEXT CHECK (name <> ''),
	role TEXT CHECK (role IN ('platform', 'host', 'analyst', 'press'))
) STRICT;

CREATE TABLE sessions (
	id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	title      TEXT CHECK (title <> ''),
	platform   TEXT REFERENCES platforms,
	event      TEXT CHECK (event <> ''),
	start_date TEXT CHECK (start_date <> ''),
	end_date   TEXT CHECK (end_date <> '')
) STRICT;
CREATE INDEX sessions_platform ON sessions (platform);
CREATE INDEX sessions_event ON sessions (event);

CREATE TABLE hosts (
	session TEXT NOT NULL REFERENCES sessions,
	ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
	host    TEXT NOT NULL,
	PRIMARY KEY (session, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
	session TEXT NOT NULL REFERENCES sessions,
	ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
	tag     TEXT NOT NULL,
	PRIMARY KEY (session, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_tag ON tags (tag);

-- A count, a ruling or a claim is known by all it says. Its key is the SHA-256 of
-- the other columns: NULLs, which are distinct to a UNIQUE constraint, are equal to
-- it, and no quote is too long for it.
CREATE TABLE counts (
	key     TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
	session TEXT NOT NULL REFERENCES sessions,
	figure  TEXT NOT NULL CHECK (figure <> ''),
	metric  TEXT CHECK (metric <> ''),
	source  TEXT NOT NULL REFERENCES sources,
	role    TEXT CHECK (role IN ('platform', 'host', 'analyst', 'press')),
	date    TEXT CHECK (date <> ''),
	via     TEXT REFERENCES sources,
	quote   TEXT CHECK (quote <> ''),
	url     TEXT CHECK (url <> '')
) STRICT;
CREATE INDEX counts_session ON counts (session);
CREATE INDEX counts_source ON counts (source);
CREATE INDEX counts_via ON counts (via);

CREATE TABLE rulings (
	key      TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
	session  TEXT NOT NULL REFERENCES sessions,
	platform TEXT REFERENCES platforms, -- the category, to during
	event    TEXT CHECK (event <> ''),
	metric   TEXT CHECK (metric <> ''),
	tag      TEXT CHECK (tag <> ''),
	during   TEXT CHECK (during <> ''),
	status   TEXT NOT NULL CHECK (status IN ('claimed', 'pending', 'ratified', 'rejected', 'annulled')),
	body     TEXT NOT NULL CHECK (body <> ''),
	date     TEXT CHECK (date <> ''),
	reason   TEXT CHECK (reason <> ''),
	url      TEXT CHECK (url <> '')
) STRICT;
CREATE INDEX rulings_session ON rulings (session);
CREATE INDEX rulings_platform ON rulings (platform);
