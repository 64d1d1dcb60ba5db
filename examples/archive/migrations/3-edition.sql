-- What the second edition of the rules knows of: officials and opponents, venues,
-- counts taken while a session went on, figures that a body recognized, and of
-- claims the first so many, those on an event as a whole, comparisons and denials.
--
-- The figures stay in their canonical text, and beside it stands the text that was
-- published, NULL where it is not known, as it is not of what was kept before. What
-- is only said or not, such as so_far, is 1 or NULL. Keys stay what they were: what
-- is new adds to a digest only where it is not NULL.
--
-- Constraints change, which SQLite cannot do to a table that is there.

ALTER TABLE platforms ADD COLUMN venue INTEGER CHECK (venue = 1);
ALTER TABLE rulings ADD COLUMN figure TEXT CHECK (figure <> '');
ALTER TABLE rulings ADD COLUMN figure_text TEXT CHECK (figure_text <> '');

CREATE TABLE sources_before AS SELECT * FROM sources;
CREATE TABLE counts_before AS SELECT * FROM counts;
CREATE TABLE claims_before AS SELECT * FROM claims;
DROP TABLE claims;
DROP TABLE counts;
DROP TABLE sources;

CREATE TABLE sources (
	id   TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	name TEXT CHECK (name <> ''),
	role TEXT CHECK (role IN ('platform', 'host', 'opponent', 'analyst', 'official', 'press'))
) STRICT;
INSERT INTO sources (id, name, role) SELECT id, name, role FROM sources_before;
DROP TABLE sources_before;

CREATE TABLE counts (
	key         TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
	session     TEXT NOT NULL REFERENCES sessions,
	figure      TEXT NOT NULL CHECK (figure <> ''),
	metric      TEXT CHECK (metric <> ''),
	source      TEXT NOT NULL REFERENCES sources,
	role        TEXT CHECK (role IN ('platform', 'host', 'opponent', 'analyst', 'official', 'press')),
	date        TEXT CHECK (date <> ''),
	via         TEXT REFERENCES sources,
	quote       TEXT CHECK (quote <> ''),
	url         TEXT CHECK (url <> ''),
	figure_text TEXT CHECK (figure_text <> ''), -- as it was published
	so_far      INTEGER CHECK (so_far = 1)
) STRICT;
CREATE INDEX counts_session ON counts (session);
CREATE INDEX counts_source ON counts (source);
CREATE INDEX counts_via ON counts (via);
INSERT INTO counts (key, session, figure, metric, source, role, date, via, quote, url)
	SELECT key, session, figure, metric, source, role, date, via, quote, url FROM counts_before;
DROP TABLE counts_before;

CREATE TABLE claims (
	key           TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 64),
	session       TEXT REFERENCES sessions,
	platform      TEXT REFERENCES platforms, -- the category, to during
	event         TEXT CHECK (event <> ''),
	metric        TEXT CHECK (metric <> ''),
	tag           TEXT CHECK (tag <> ''),
	during        TEXT CHECK (during <> ''),
	place         BIGINT CHECK (place >= 1),
	figure        TEXT CHECK (figure <> ''),
	previous      TEXT CHECK (previous <> ''),
	margin        TEXT CHECK (margin <> ''),
	ratio         TEXT CHECK (ratio <> ''),
	first         TEXT CHECK (first <> ''),
	claimed_by    TEXT REFERENCES sources,
	claimed_at    TEXT CHECK (claimed_at <> ''),
	quote         TEXT CHECK (quote <> ''),
	url           TEXT CHECK (url <> ''),
	whole_event   TEXT CHECK (whole_event <> ''), -- in place of a session
	top           BIGINT CHECK (top >= 1),
	rival         TEXT REFERENCES sessions,
	so_far        INTEGER CHECK (so_far = 1),
	ratified      INTEGER CHECK (ratified = 1),
	denied        INTEGER CHECK (denied = 1),
	figure_text   TEXT CHECK (figure_text <> ''), -- as they were published
	previous_text TEXT CHECK (previous_text <> ''),
	margin_text   TEXT CHECK (margin_text <> ''),
	ratio_text    TEXT CHECK (ratio_text <> ''),
	first_text    TEXT CHECK (first_text <> ''),
	CHECK ((session IS NULL) <> (whole_event IS NULL)),
	CHECK (coalesce(place::text, top::text, figure, previous, margin, ratio, first) IS NOT NULL)
) STRICT;
CREATE INDEX claims_session ON claims (session);
CREATE INDEX claims_platform ON claims (platform);
CREATE INDEX claims_event ON claims (event);
CREATE INDEX claims_claimed_by ON claims (claimed_by);
CREATE INDEX claims_whole_event ON claims (whole_event);
CREATE INDEX claims_rival ON claims (rival);
INSERT INTO claims (key, session, platform, event, metric, tag, during, place, figure, previous, margin, ratio, first, claimed_by, claimed_at, quote, url)
	SELECT key, session, platform, event, metric, tag, during, place, figure, previous, margin, ratio, first, claimed_by, claimed_at, quote, url FROM claims_before;
DROP TABLE claims_before;
