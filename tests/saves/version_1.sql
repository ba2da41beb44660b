-- Saves as version 1 of their shape wrote them. Never change this file.
BEGIN TRANSACTION;
CREATE TABLE attempts (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, player INTEGER NOT NULL REFERENCES players, scene TEXT NOT NULL, content TEXT NOT NULL, seed TEXT NOT NULL, variants TEXT NOT NULL, remembered TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 1), practice INTEGER NOT NULL CHECK (practice IN (0, 1)), rewound INTEGER REFERENCES attempts, at TEXT NOT NULL);
INSERT INTO "attempts" VALUES(1,'8e1eaaf4-df85-4331-8269-767e4ea78d8c',1,'call','first edition','7','{"genuine":true}','{}',1,0,NULL,'2025-03-01T12:00:04.250Z');
INSERT INTO "attempts" VALUES(2,'05b72367-3b16-43e4-a2de-34e01a1fc8c5',1,'call','first edition','1','{"genuine":true}','{}',2,0,NULL,'2025-03-01T12:00:09.250Z');
INSERT INTO "attempts" VALUES(3,'9a158781-e18c-415a-98a1-6289ae9a47a6',1,'call','first edition','1','{"genuine":true}','{}',2,1,2,'2025-03-01T12:00:13.250Z');
INSERT INTO "attempts" VALUES(4,'7e0ef4db-5615-48ce-9d8a-9cf30496619c',2,'call','first edition','1','{"genuine":true}','{}',1,0,NULL,'2025-03-01T12:00:17.250Z');
CREATE TABLE closings (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL UNIQUE REFERENCES attempts, reason TEXT NOT NULL, at TEXT NOT NULL);
INSERT INTO "closings" VALUES(1,2,'left','2025-03-01T12:00:12.250Z');
INSERT INTO "closings" VALUES(2,4,'given up','2025-03-01T12:00:19.250Z');
CREATE TABLE decisions (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL REFERENCES attempts, number INTEGER NOT NULL, decision TEXT NOT NULL, option TEXT NOT NULL, shown TEXT NOT NULL, device TEXT NOT NULL, ms INTEGER, before TEXT NOT NULL, after TEXT NOT NULL, replayed INTEGER NOT NULL CHECK (replayed IN (0, 1)), at TEXT NOT NULL, UNIQUE (attempt, number));
INSERT INTO "decisions" VALUES(1,1,1,'hello','warm','["cold","warm","hang_up"]','touch',1800,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":48,"pat.trust":36}',0,'2025-03-01T12:00:05.250Z');
INSERT INTO "decisions" VALUES(2,1,2,'how','fix','[]','',NULL,'{"pat.anger":48,"pat.trust":36}','{"pat.anger":48,"pat.trust":34}',0,'2025-03-01T12:00:06.250Z');
INSERT INTO "decisions" VALUES(3,1,3,'last','thanks','[]','',NULL,'{"pat.anger":48,"pat.trust":34}','{"pat.anger":48,"pat.trust":32}',0,'2025-03-01T12:00:07.250Z');
INSERT INTO "decisions" VALUES(4,2,1,'hello','warm','[]','',NULL,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":48,"pat.trust":36}',0,'2025-03-01T12:00:10.250Z');
INSERT INTO "decisions" VALUES(5,2,2,'how','later','[]','',NULL,'{"pat.anger":48,"pat.trust":36}','{"pat.anger":63,"pat.trust":36}',0,'2025-03-01T12:00:11.250Z');
INSERT INTO "decisions" VALUES(6,3,1,'hello','warm','[]','',NULL,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":48,"pat.trust":36}',1,'2025-03-01T12:00:14.250Z');
INSERT INTO "decisions" VALUES(7,3,2,'how','later','[]','',NULL,'{"pat.anger":48,"pat.trust":36}','{"pat.anger":63,"pat.trust":36}',1,'2025-03-01T12:00:15.250Z');
INSERT INTO "decisions" VALUES(8,4,1,'hello','cold','[]','',NULL,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":75,"pat.trust":30}',0,'2025-03-01T12:00:18.250Z');
CREATE TABLE finishes (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL UNIQUE REFERENCES attempts, ending TEXT, outcome TEXT, passed INTEGER NOT NULL CHECK (passed IN (0, 1)), score REAL, at TEXT NOT NULL);
INSERT INTO "finishes" VALUES(1,1,'glad','won',1,42.0,'2025-03-01T12:00:08.250Z');
CREATE TABLE formats (version INTEGER PRIMARY KEY, least INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL);
INSERT INTO "formats" VALUES(1,1,'The first shape.','2025-03-01T12:00:01.250Z');
CREATE TABLE openings (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, at TEXT NOT NULL);
INSERT INTO "openings" VALUES(1,1,'2025-03-01T12:00:02.250Z');
CREATE TABLE players (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, at TEXT NOT NULL);
INSERT INTO "players" VALUES(1,'Ann','ann','2025-03-01T12:00:03.250Z');
INSERT INTO "players" VALUES(2,'Bob','bob','2025-03-01T12:00:16.250Z');
CREATE TABLE revisions (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL REFERENCES attempts, decisions INTEGER NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE settings (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL);
INSERT INTO "settings" VALUES(1,'theme','light','2025-03-01T12:00:20.250Z');
INSERT INTO "settings" VALUES(2,'theme','dark','2025-03-01T12:00:21.250Z');
CREATE TRIGGER decisions_in_order BEFORE INSERT ON decisions
    WHEN NEW.number <> 1 + coalesce((SELECT max(number) FROM decisions WHERE attempt = NEW.attempt), 0)
    BEGIN SELECT RAISE(ABORT, 'decisions follow each other without a gap'); END;
CREATE TRIGGER decisions_while_open BEFORE INSERT ON decisions
    WHEN EXISTS (SELECT 1 FROM finishes WHERE attempt = NEW.attempt)
    OR EXISTS (SELECT 1 FROM closings WHERE attempt = NEW.attempt)
    BEGIN SELECT RAISE(ABORT, 'the attempt is over'); END;
CREATE TRIGGER finishes_while_open BEFORE INSERT ON finishes
    WHEN EXISTS (SELECT 1 FROM closings WHERE attempt = NEW.attempt)
    BEGIN SELECT RAISE(ABORT, 'the attempt is over'); END;
CREATE INDEX attempts_by_player ON attempts (player, scene);
CREATE INDEX revisions_by_attempt ON revisions (attempt);
CREATE INDEX settings_by_key ON settings (key);
CREATE TRIGGER formats_no_update BEFORE UPDATE ON formats BEGIN SELECT RAISE(ABORT, 'formats is only ever added to'); END;
CREATE TRIGGER formats_no_delete BEFORE DELETE ON formats BEGIN SELECT RAISE(ABORT, 'formats is only ever added to'); END;
CREATE TRIGGER openings_no_update BEFORE UPDATE ON openings BEGIN SELECT RAISE(ABORT, 'openings is only ever added to'); END;
CREATE TRIGGER openings_no_delete BEFORE DELETE ON openings BEGIN SELECT RAISE(ABORT, 'openings is only ever added to'); END;
CREATE TRIGGER players_no_update BEFORE UPDATE ON players BEGIN SELECT RAISE(ABORT, 'players is only ever added to'); END;
CREATE TRIGGER players_no_delete BEFORE DELETE ON players BEGIN SELECT RAISE(ABORT, 'players is only ever added to'); END;
CREATE TRIGGER attempts_no_update BEFORE UPDATE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts is only ever added to'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts is only ever added to'); END;
CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions is only ever added to'); END;
CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions is only ever added to'); END;
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is only ever added to'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is only ever added to'); END;
CREATE TRIGGER finishes_no_update BEFORE UPDATE ON finishes BEGIN SELECT RAISE(ABORT, 'finishes is only ever added to'); END;
CREATE TRIGGER finishes_no_delete BEFORE DELETE ON finishes BEGIN SELECT RAISE(ABORT, 'finishes is only ever added to'); END;
CREATE TRIGGER closings_no_update BEFORE UPDATE ON closings BEGIN SELECT RAISE(ABORT, 'closings is only ever added to'); END;
CREATE TRIGGER closings_no_delete BEFORE DELETE ON closings BEGIN SELECT RAISE(ABORT, 'closings is only ever added to'); END;
CREATE TRIGGER settings_no_update BEFORE UPDATE ON settings BEGIN SELECT RAISE(ABORT, 'settings is only ever added to'); END;
CREATE TRIGGER settings_no_delete BEFORE DELETE ON settings BEGIN SELECT RAISE(ABORT, 'settings is only ever added to'); END;
COMMIT;
PRAGMA application_id = 1210468353;
PRAGMA user_version = 1001;
