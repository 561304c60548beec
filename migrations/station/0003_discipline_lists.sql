CREATE TABLE `amiss` (
	`person` text NOT NULL,
	`number` integer NOT NULL,
	`what` text NOT NULL,
	`report` text NOT NULL,
	`entry` text NOT NULL,
	`effect` text,
	`since` text,
	`says` text NOT NULL,
	`remedy` text NOT NULL,
	PRIMARY KEY(`person`, `number`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `amiss_what` ON `amiss` (`what`,`since`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`tier` integer,
	`state` text NOT NULL,
	`officer` text,
	`officer_name` text,
	`hearing_at` text,
	`missing` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `cases_person` ON `cases` (`person`);--> statement-breakpoint
CREATE INDEX `cases_state` ON `cases` (`state`,`tier`);--> statement-breakpoint
CREATE INDEX `cases_hearing` ON `cases` (`hearing_at`);--> statement-breakpoint
CREATE TABLE `clocks` (
	`report` text NOT NULL,
	`person` text NOT NULL,
	`clock` text NOT NULL,
	`round` integer NOT NULL,
	`last` text NOT NULL,
	`runs_until` text NOT NULL,
	`presses` integer NOT NULL,
	`extended` integer NOT NULL,
	PRIMARY KEY(`report`, `clock`, `round`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `clocks_person` ON `clocks` (`person`);--> statement-breakpoint
CREATE INDEX `clocks_due` ON `clocks` (`presses`,`runs_until`);--> statement-breakpoint
CREATE TABLE `expunged` (
	`entry` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`on` text NOT NULL,
	`hides` text NOT NULL,
	FOREIGN KEY (`entry`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `expunged_person` ON `expunged` (`person`);