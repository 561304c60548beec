CREATE TABLE `files` (
	`sha256` text PRIMARY KEY NOT NULL,
	`here` integer,
	`at_office` integer DEFAULT false NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `named_files` (
	`entry` text NOT NULL,
	`sha256` text NOT NULL,
	`bytes` integer NOT NULL,
	`person` text NOT NULL,
	`station` text NOT NULL,
	PRIMARY KEY(`entry`, `sha256`),
	FOREIGN KEY (`entry`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `named_files_file` ON `named_files` (`sha256`);--> statement-breakpoint
CREATE INDEX `named_files_person` ON `named_files` (`person`);