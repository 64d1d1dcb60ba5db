-- What was made of it: claims, to be judged by the evidence whenever it is asked.

CREATE TABLE claims (
	key        TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
	session    TEXT NOT NULL REFERENCES sessions,
	platform   TEXT REFERENCES platforms, -- the category, to during
	event      TEXT CHECK (event <> ''),
	metric     TEXT CHECK (metric <> ''),
	tag        TEXT CHECK (tag <> ''),
	during     TEXT CHECK (during <> ''),
	place      BIGINT CHECK (place >= 1),
	figure     TEXT CHECK (figure <> ''),
	previous   TEXT CHECK (previous <> ''),
	margin     TEXT CHECK (margin <> ''),
	ratio      TEXT CHECK (ratio <> ''),
	first      TEXT CHECK (first <> ''),
	claimed_by TEXT REFERENCES sources,
	claimed_at TEXT CHECK (claimed_at <> ''),
	quote      TEXT CHECK (quote <> ''),
	url        TEXT CHECK (url <> ''),
	CHECK (coalesce(place::text, figure, previous, margin, ratio, first) IS NOT NULL)
) STRICT;
CREATE INDEX claims_session ON claims (session);
CREATE INDEX claims_platform ON claims (platform);
CREATE INDEX claims_event ON claims (event);
CREATE INDEX claims_claimed_by ON claims (claimed_by);
