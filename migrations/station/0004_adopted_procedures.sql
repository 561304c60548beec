CREATE TABLE `procedure_versions` (
	`root` text PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`subject` text NOT NULL,
	`procedure` text NOT NULL,
	`number` integer NOT NULL,
	`effective` text NOT NULL,
	`scope` text NOT NULL,
	`source` text NOT NULL,
	`numbers` text NOT NULL,
	`adopted_by` text NOT NULL,
	`adopted_on` text NOT NULL,
	`entered_at` text NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`root`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `procedure_versions_number` ON `procedure_versions` (`procedure`,`subject`,`number`);--> statement-breakpoint
CREATE TABLE `to_project` (
	`person` text PRIMARY KEY NOT NULL
) STRICT;
