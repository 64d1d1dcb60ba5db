-- How many were seen to be there while a session ran, at a moment, and by whom. A count
-- says how many came; what was seen says that there were at least as many.
--
-- A session's observations are not a part of it and outlast its deletion, so that it
-- comes back with them: hence no foreign key.

CREATE TABLE observations (
	session      TEXT NOT NULL CHECK (session <> ''),
	at           TEXT NOT NULL CHECK (at <> ''),
	figure       TEXT NOT NULL CHECK (figure <> ''),
	source       TEXT NOT NULL REFERENCES sources,
	role         TEXT CHECK (role IN ('platform', 'host', 'opponent', 'analyst', 'official', 'press')), -- to the session
	at_first     TIMESTAMPTZ NOT NULL,
	at_last      TIMESTAMPTZ NOT NULL,
	figure_low   BIGINT,
	figure_high  BIGINT,
	figure_least BIGINT,
	figure_most  BIGINT,
	entry        BIGINT NOT NULL REFERENCES entries,
	PRIMARY KEY (session, at, figure, source)
) STRICT, WITHOUT ROWID;
CREATE INDEX observations_source ON observations (source);
