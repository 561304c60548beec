-- The book is only ever added to.
CREATE TRIGGER `entries_never_change` BEFORE UPDATE ON `entries`
BEGIN
	SELECT RAISE(ABORT, 'an entry is never changed');
END;
--> statement-breakpoint
CREATE TRIGGER `entries_never_go` BEFORE DELETE ON `entries`
BEGIN
	SELECT RAISE(ABORT, 'an entry is never deleted');
END;
--> statement-breakpoint
-- Names by their words; `rowid` is `people.no`.
CREATE VIRTUAL TABLE `people_names` USING fts5(`name`, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3 4');
--> statement-breakpoint
-- The words that names are made of, for what is misspelt.
CREATE VIRTUAL TABLE `people_words` USING fts5vocab('people_names', 'row');
