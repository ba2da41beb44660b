-- Saves as version 5 of their shape wrote them. Never change this file.
BEGIN TRANSACTION;
CREATE TABLE attempts (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE, player INTEGER NOT NULL REFERENCES players, scene TEXT NOT NULL, content TEXT NOT NULL, seed TEXT NOT NULL, variants TEXT NOT NULL, remembered TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 1), practice INTEGER NOT NULL CHECK (practice IN (0, 1)), rewound INTEGER REFERENCES attempts, at TEXT NOT NULL, library TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', mode TEXT NOT NULL DEFAULT 'learn', machine TEXT NOT NULL DEFAULT '');
INSERT INTO "attempts" VALUES(1,'01955193-ee9a-7f66-a9de-e9c6c62abf82',1,'call','first edition','7','{"genuine":true}','{}',1,0,NULL,'2025-03-01T12:00:05.250Z','','en','learn','');
INSERT INTO "attempts" VALUES(2,'01955194-0222-758d-b831-b325b28aa7a9',1,'call','first edition','1','{"genuine":true}','{}',2,0,NULL,'2025-03-01T12:00:10.250Z','','en','learn','');
INSERT INTO "attempts" VALUES(3,'01955194-11c2-7e34-9833-95871282aedf',1,'call','first edition','1','{"genuine":true}','{}',2,1,2,'2025-03-01T12:00:14.250Z','','en','learn','');
INSERT INTO "attempts" VALUES(4,'01955194-1d7a-76f8-87b8-9fde957512cc',2,'call','first edition','1','{"genuine":true}','{}',1,0,NULL,'2025-03-01T12:00:17.250Z','','en','learn','');
INSERT INTO "attempts" VALUES(5,'01955194-38d2-71c0-9b2f-4d823277b00c',2,'call','first edition','3','{"genuine":true}','{}',2,0,NULL,'2025-03-01T12:00:24.250Z','other library','es','assess','kiosk 1');
CREATE TABLE changes (id INTEGER PRIMARY KEY, player INTEGER NOT NULL REFERENCES players, change TEXT NOT NULL CHECK (change IN ('renamed', 'merged', 'removed')), name TEXT, folded TEXT, other INTEGER REFERENCES players, at TEXT NOT NULL);
INSERT INTO "changes" VALUES(1,3,'renamed','Zoe','zoe',NULL,'2025-03-01T12:00:05.250Z');
INSERT INTO "changes" VALUES(2,4,'merged',NULL,NULL,2,'2025-03-01T12:00:06.250Z');
INSERT INTO "changes" VALUES(3,3,'removed',NULL,NULL,NULL,'2025-03-01T12:00:07.250Z');
CREATE TABLE closings (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL UNIQUE REFERENCES attempts, reason TEXT NOT NULL, at TEXT NOT NULL);
INSERT INTO "closings" VALUES(1,2,'left','2025-03-01T12:00:14.250Z');
INSERT INTO "closings" VALUES(2,4,'given up','2025-03-01T12:00:19.250Z');
CREATE TABLE decisions (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL REFERENCES attempts, number INTEGER NOT NULL, decision TEXT NOT NULL, option TEXT NOT NULL, shown TEXT NOT NULL, device TEXT NOT NULL, ms INTEGER, before TEXT NOT NULL, after TEXT NOT NULL, replayed INTEGER NOT NULL CHECK (replayed IN (0, 1)), at TEXT NOT NULL, uuid TEXT, costs INTEGER, UNIQUE (attempt, number));
INSERT INTO "decisions" VALUES(1,1,1,'hello','warm','["cold","warm","hang_up"]','touch',1800,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":48,"pat.trust":36}',0,'2025-03-01T12:00:06.250Z','01955193-f66a-70c2-aa23-ab982064ed74',NULL);
INSERT INTO "decisions" VALUES(2,1,2,'how','fix','[]','',NULL,'{"pat.anger":48,"pat.trust":36}','{"pat.anger":48,"pat.trust":34}',0,'2025-03-01T12:00:07.250Z','01955193-fa52-71b6-be1f-9302efdd13a5',NULL);
INSERT INTO "decisions" VALUES(3,1,3,'last','thanks','[]','',NULL,'{"pat.anger":48,"pat.trust":34}','{"pat.anger":48,"pat.trust":32}',0,'2025-03-01T12:00:08.250Z','01955193-fe3a-79de-993b-aeda4da74e86',NULL);
INSERT INTO "decisions" VALUES(4,2,1,'hello','warm','[]','',NULL,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":48,"pat.trust":36}',0,'2025-03-01T12:00:11.250Z','01955194-09f2-7021-9696-16ceb5da81fe',NULL);
INSERT INTO "decisions" VALUES(5,2,2,'how','later','[]','',NULL,'{"pat.anger":48,"pat.trust":36}','{"pat.anger":63,"pat.trust":36}',0,'2025-03-01T12:00:12.250Z','01955194-0dda-701d-b907-999309fa7236',NULL);
INSERT INTO "decisions" VALUES(6,3,1,'hello','warm','[]','',NULL,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":48,"pat.trust":36}',1,'2025-03-01T12:00:14.250Z','01955194-15aa-7f52-bcbe-6f979d45b458',NULL);
INSERT INTO "decisions" VALUES(7,3,2,'how','later','[]','',NULL,'{"pat.anger":48,"pat.trust":36}','{"pat.anger":63,"pat.trust":36}',1,'2025-03-01T12:00:14.250Z','01955194-15aa-7a68-ab2f-68ce1ea03ed0',NULL);
INSERT INTO "decisions" VALUES(8,4,1,'hello','cold','[]','',NULL,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":75,"pat.trust":30}',0,'2025-03-01T12:00:18.250Z','01955194-254a-7c14-9af7-4815f7fd2e9a',NULL);
INSERT INTO "decisions" VALUES(9,5,1,'hello','warm','[]','',NULL,'{"pat.anger":60,"pat.trust":30}','{"pat.anger":48,"pat.trust":36}',0,'2025-03-01T12:00:25.250Z','01955194-40a2-7f56-94c7-dfd7f5e9e7ab',NULL);
INSERT INTO "decisions" VALUES(10,5,2,'how','fix','[]','',NULL,'{"pat.anger":48,"pat.trust":36}','{"pat.anger":48,"pat.trust":34}',0,'2025-03-01T12:00:26.250Z','01955194-448a-7f8c-b319-bd8932846884',NULL);
INSERT INTO "decisions" VALUES(11,5,3,'last','thanks','[]','',NULL,'{"pat.anger":48,"pat.trust":34}','{"pat.anger":48,"pat.trust":32}',0,'2025-03-01T12:00:27.250Z','01955194-4872-725c-8628-fb354b50677d',NULL);
CREATE TABLE endings_met (
        player INTEGER NOT NULL, library TEXT NOT NULL, scene TEXT NOT NULL, practice INTEGER NOT NULL,
        ending TEXT NOT NULL, runs INTEGER NOT NULL DEFAULT 0, passed INTEGER NOT NULL DEFAULT 0, best REAL,
        PRIMARY KEY (player, library, scene, practice, ending)) WITHOUT ROWID;
INSERT INTO "endings_met" VALUES(1,'','call',0,'glad',1,1,42.0);
INSERT INTO "endings_met" VALUES(2,'other library','call',0,'glad',1,1,42.0);
CREATE TABLE finishes (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL UNIQUE REFERENCES attempts, ending TEXT, outcome TEXT, passed INTEGER NOT NULL CHECK (passed IN (0, 1)), score REAL, at TEXT NOT NULL);
INSERT INTO "finishes" VALUES(1,1,'glad','won',1,42.0,'2025-03-01T12:00:08.250Z');
INSERT INTO "finishes" VALUES(2,5,'glad','won',1,42.0,'2025-03-01T12:00:27.250Z');
CREATE TABLE formats (version INTEGER PRIMARY KEY, least INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL);
INSERT INTO "formats" VALUES(1,1,'The first shape.','2025-03-01T12:00:01.250Z');
INSERT INTO "formats" VALUES(2,1,'Libraries, languages, modes and machines told apart; settings by player; ids for every machine.','2025-03-01T12:00:01.250Z');
INSERT INTO "formats" VALUES(3,1,'Players can be renamed, put together and removed.','2025-03-01T12:00:01.250Z');
INSERT INTO "formats" VALUES(4,1,'The endings that each player has met, so that the list of levels need not go through all attempts.','2025-03-01T12:00:01.250Z');
INSERT INTO "formats" VALUES(5,1,'What each decision cost, in money.','2025-03-01T12:00:01.250Z');
CREATE TABLE latest (player INTEGER PRIMARY KEY, attempt INTEGER NOT NULL);
INSERT INTO "latest" VALUES(1,3);
INSERT INTO "latest" VALUES(2,5);
INSERT INTO "latest" VALUES(3,5);
INSERT INTO "latest" VALUES(4,5);
INSERT INTO "latest" VALUES(5,5);
CREATE TABLE openings (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, at TEXT NOT NULL);
INSERT INTO "openings" VALUES(1,2,'2025-03-01T12:00:02.250Z');
INSERT INTO "openings" VALUES(2,3,'2025-03-01T12:00:02.250Z');
INSERT INTO "openings" VALUES(3,4,'2025-03-01T12:00:02.250Z');
INSERT INTO "openings" VALUES(4,5,'2025-03-01T12:00:02.250Z');
CREATE TABLE players (id INTEGER PRIMARY KEY, name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE, at TEXT NOT NULL, uuid TEXT);
INSERT INTO "players" VALUES(1,'Ann','ann','2025-03-01T12:00:03.250Z','01955193-eab2-73ec-b33e-2d65e88c6eb2');
INSERT INTO "players" VALUES(2,'Bob','bob','2025-03-01T12:00:15.250Z','01955194-1992-7411-9b34-dc62d4c7134c');
INSERT INTO "players" VALUES(3,'Cid','cid','2025-03-01T12:00:03.250Z','01955193-eab2-74a7-a829-efc70b5b1cbb');
INSERT INTO "players" VALUES(4,'Eve','eve','2025-03-01T12:00:04.250Z','01955193-ee9a-792f-8323-2cfb2ae79c46');
INSERT INTO "players" VALUES(5,'Cid','cid
01955193-fe3a-7c47-b625-908d6ed215dd','2025-03-01T12:00:08.250Z','01955193-fe3a-7c47-b625-908d6ed215dd');
CREATE TABLE revisions (id INTEGER PRIMARY KEY, attempt INTEGER NOT NULL REFERENCES attempts, decisions INTEGER NOT NULL, content TEXT NOT NULL, at TEXT NOT NULL);
CREATE TABLE settings (id INTEGER PRIMARY KEY, key TEXT NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL, player INTEGER REFERENCES players);
INSERT INTO "settings" VALUES(1,'theme','light','2025-03-01T12:00:20.250Z',NULL);
INSERT INTO "settings" VALUES(2,'theme','dark','2025-03-01T12:00:21.250Z',NULL);
INSERT INTO "settings" VALUES(3,'theme','light','2025-03-01T12:00:22.250Z',1);
CREATE TABLE standings (
        player INTEGER NOT NULL, library TEXT NOT NULL, scene TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0,
        finished INTEGER NOT NULL DEFAULT 0, passed INTEGER NOT NULL DEFAULT 0, best REAL, first REAL,
        first_number INTEGER, ending TEXT, ended INTEGER, PRIMARY KEY (player, library, scene)) WITHOUT ROWID;
INSERT INTO "standings" VALUES(1,'','call',2,1,1,42.0,42.0,1,'glad',1);
INSERT INTO "standings" VALUES(2,'','call',1,0,0,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "standings" VALUES(2,'other library','call',1,1,1,42.0,42.0,2,'glad',2);
CREATE TABLE unfinished (attempt INTEGER PRIMARY KEY, player INTEGER NOT NULL, decision INTEGER NOT NULL);
INSERT INTO "unfinished" VALUES(3,1,5);
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
CREATE TRIGGER players_no_delete BEFORE DELETE ON players BEGIN SELECT RAISE(ABORT, 'players is only ever added to'); END;
CREATE TRIGGER attempts_no_update BEFORE UPDATE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts is only ever added to'); END;
CREATE TRIGGER attempts_no_delete BEFORE DELETE ON attempts BEGIN SELECT RAISE(ABORT, 'attempts is only ever added to'); END;
CREATE TRIGGER revisions_no_update BEFORE UPDATE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions is only ever added to'); END;
CREATE TRIGGER revisions_no_delete BEFORE DELETE ON revisions BEGIN SELECT RAISE(ABORT, 'revisions is only ever added to'); END;
CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is only ever added to'); END;
CREATE TRIGGER finishes_no_update BEFORE UPDATE ON finishes BEGIN SELECT RAISE(ABORT, 'finishes is only ever added to'); END;
CREATE TRIGGER finishes_no_delete BEFORE DELETE ON finishes BEGIN SELECT RAISE(ABORT, 'finishes is only ever added to'); END;
CREATE TRIGGER closings_no_update BEFORE UPDATE ON closings BEGIN SELECT RAISE(ABORT, 'closings is only ever added to'); END;
CREATE TRIGGER closings_no_delete BEFORE DELETE ON closings BEGIN SELECT RAISE(ABORT, 'closings is only ever added to'); END;
CREATE TRIGGER settings_no_update BEFORE UPDATE ON settings BEGIN SELECT RAISE(ABORT, 'settings is only ever added to'); END;
CREATE TRIGGER settings_no_delete BEFORE DELETE ON settings BEGIN SELECT RAISE(ABORT, 'settings is only ever added to'); END;
CREATE TRIGGER players_no_update BEFORE UPDATE ON players BEGIN SELECT RAISE(ABORT, 'players is only ever added to'); END;
CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions is only ever added to'); END;
CREATE INDEX players_by_uuid ON players (uuid);
CREATE INDEX settings_by_player ON settings (player, key);
CREATE INDEX unfinished_by_player ON unfinished (player);
CREATE TRIGGER players_latest AFTER INSERT ON players BEGIN
        INSERT OR REPLACE INTO latest VALUES (NEW.id, (SELECT coalesce(max(id), 0) FROM attempts));
    END;
CREATE TRIGGER attempts_summed AFTER INSERT ON attempts BEGIN
        INSERT OR REPLACE INTO latest VALUES (NEW.player, NEW.id);
        INSERT OR REPLACE INTO unfinished
            VALUES (NEW.id, NEW.player, (SELECT coalesce(max(id), 0) FROM decisions));
        INSERT OR IGNORE INTO standings (player, library, scene) VALUES (NEW.player, NEW.library, NEW.scene);
        UPDATE standings SET attempts = attempts + 1
            WHERE player = NEW.player AND library = NEW.library AND scene = NEW.scene AND NOT NEW.practice;
    END;
CREATE TRIGGER finishes_summed AFTER INSERT ON finishes BEGIN
        DELETE FROM unfinished WHERE attempt = NEW.attempt;
        UPDATE standings SET finished = 1, passed = max(passed, NEW.passed) WHERE (player, library, scene) = (SELECT player, library, scene FROM attempts WHERE id = NEW.attempt);
        UPDATE standings SET best = max(coalesce(best, NEW.score), NEW.score),
            first = CASE WHEN first_number <= (SELECT number FROM attempts WHERE id = NEW.attempt) THEN first ELSE NEW.score END,
            first_number = min(coalesce(first_number, (SELECT number FROM attempts WHERE id = NEW.attempt)), (SELECT number FROM attempts WHERE id = NEW.attempt))
            WHERE NEW.score IS NOT NULL AND (player, library, scene) = (SELECT player, library, scene FROM attempts WHERE id = NEW.attempt AND NOT practice);
        UPDATE standings SET ending = NEW.ending, ended = NEW.id WHERE NEW.ending IS NOT NULL AND (player, library, scene) = (SELECT player, library, scene FROM attempts WHERE id = NEW.attempt AND NOT practice);
    END;
CREATE TRIGGER closings_summed AFTER INSERT ON closings BEGIN
        DELETE FROM unfinished WHERE attempt = NEW.attempt;
        UPDATE standings SET attempts = attempts - 1
            WHERE NEW.reason IN ('unanswered', 'unsaved') AND (player, library, scene) = (SELECT player, library, scene FROM attempts WHERE id = NEW.attempt AND NOT practice);
    END;
CREATE TRIGGER changes_no_update BEFORE UPDATE ON changes BEGIN SELECT RAISE(ABORT, 'changes is only ever added to'); END;
CREATE TRIGGER changes_no_delete BEFORE DELETE ON changes BEGIN SELECT RAISE(ABORT, 'changes is only ever added to'); END;
CREATE TRIGGER finishes_met AFTER INSERT ON finishes BEGIN
        INSERT OR IGNORE INTO endings_met (player, library, scene, practice, ending)
            SELECT player, library, scene, practice, coalesce(NEW.ending, '') FROM attempts WHERE id = NEW.attempt;
        UPDATE endings_met SET runs = runs + 1, passed = max(passed, NEW.passed),
            best = CASE WHEN NEW.passed AND NEW.score IS NOT NULL
                THEN max(coalesce(best, NEW.score), NEW.score) ELSE best END
            WHERE (player, library, scene, practice, ending) = (SELECT player, library, scene, practice, coalesce(NEW.ending, '') FROM attempts WHERE id = NEW.attempt);
    END;
COMMIT;
PRAGMA application_id = 1210468353;
PRAGMA user_version = 5001;
