CREATE TABLE `projected` (
	`one` integer PRIMARY KEY NOT NULL,
	`form` text NOT NULL
) STRICT;
--> statement-breakpoint
ALTER TABLE `people` ADD `certified` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `certified_note` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `people` ADD `manual` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `people_certified` ON `people` (`certified`,`cr`,`name`);