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
-- Full-text search over people; `rowid` is `people.no`.
CREATE VIRTUAL TABLE `people_search` USING fts5(
	`name`, `din`, `nysid`, `cell`,
	tokenize = "unicode61 remove_diacritics 2 tokenchars '-'",
	prefix = '2 3 4'
);
--> statement-breakpoint
-- The words of names, for what is misspelt.
CREATE VIRTUAL TABLE `people_words` USING fts5vocab('people_search', 'col');
