CREATE TABLE `designations` (
	`root` text PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`number` integer NOT NULL,
	`unit` text NOT NULL,
	`gallery` text NOT NULL,
	`levels` text NOT NULL,
	`since` text NOT NULL,
	`author` text NOT NULL,
	`reason` text,
	FOREIGN KEY (`root`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `designations_gallery` ON `designations` (`unit`,`gallery`,`since`);--> statement-breakpoint
CREATE TABLE `separations` (
	`root` text PRIMARY KEY NOT NULL,
	`entry` text NOT NULL,
	`person` text NOT NULL,
	`other` text NOT NULL,
	`why` text NOT NULL,
	`scope` text,
	`since` text NOT NULL,
	`author` text NOT NULL,
	`ended` text,
	FOREIGN KEY (`root`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `separations_person` ON `separations` (`person`);--> statement-breakpoint
CREATE INDEX `separations_other` ON `separations` (`other`);--> statement-breakpoint
CREATE TABLE `standings` (
	`person` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`since` text NOT NULL,
	`to` text,
	`earliest` text,
	`set_by` text,
	`risk` text NOT NULL,
	`restraint` integer NOT NULL,
	`deprivation` integer NOT NULL,
	`in_review` integer NOT NULL,
	`findable_from` text,
	`finding` text,
	`finding_root` text,
	`finding_to` text,
	`found_on` text,
	`eligible_on` text,
	`finding_note` text,
	`moving` text,
	`moving_note` text,
	`drc_due` text,
	`drc_until` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `standings_level` ON `standings` (`level`,`since`);--> statement-breakpoint
CREATE INDEX `standings_finding` ON `standings` (`finding`);--> statement-breakpoint
CREATE TABLE `stays` (
	`person` text PRIMARY KEY NOT NULL,
	`unit` text NOT NULL,
	`cell` text NOT NULL,
	`since` text NOT NULL,
	`entry` text NOT NULL,
	`author` text NOT NULL,
	`at` text NOT NULL,
	`station` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `stays_cell` ON `stays` (`unit`,`cell`);--> statement-breakpoint
ALTER TABLE `cells` ADD `beds` integer DEFAULT 1 NOT NULL;