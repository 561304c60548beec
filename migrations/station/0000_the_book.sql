CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`username` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`password_hash` text NOT NULL,
	`closed` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `accounts_username` ON `accounts` (`username`);--> statement-breakpoint
CREATE TABLE `cells` (
	`unit` text NOT NULL,
	`cell` text NOT NULL,
	`gallery` text NOT NULL,
	`use` text NOT NULL,
	`levels` text NOT NULL,
	PRIMARY KEY(`unit`, `cell`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `drafts` (
	`account` text NOT NULL,
	`key` text NOT NULL,
	`title` text NOT NULL,
	`words` text NOT NULL,
	`saved_at` text NOT NULL,
	PRIMARY KEY(`account`, `key`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `entries` (
	`id` text PRIMARY KEY NOT NULL,
	`station` text NOT NULL,
	`seq` integer NOT NULL,
	`clock` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`header` text NOT NULL,
	`salt` blob NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`signature` blob NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_station_seq` ON `entries` (`station`,`seq`);--> statement-breakpoint
CREATE INDEX `entries_subject` ON `entries` (`subject_type`,`subject_id`,`clock`);--> statement-breakpoint
CREATE INDEX `entries_clock` ON `entries` (`clock`);--> statement-breakpoint
CREATE TABLE `facilities` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`code` text NOT NULL,
	`demonstration` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `outcomes` (
	`entry` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`outcome` text NOT NULL,
	FOREIGN KEY (`entry`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `outcomes_subject` ON `outcomes` (`subject_id`);--> statement-breakpoint
CREATE TABLE `people` (
	`no` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`din` text NOT NULL,
	`nysid` text NOT NULL,
	`name` text NOT NULL,
	`date_of_birth` text NOT NULL,
	`received` text NOT NULL,
	`made_up` integer NOT NULL,
	`unit` text,
	`cell` text,
	`level` text,
	`level_since` text,
	`pe` text NOT NULL,
	`cr` text NOT NULL,
	`me` text NOT NULL,
	`verify` integer NOT NULL,
	`last_report` text
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `people_id_unique` ON `people` (`id`);--> statement-breakpoint
CREATE INDEX `people_din` ON `people` (`din`);--> statement-breakpoint
CREATE INDEX `people_nysid` ON `people` (`nysid`);--> statement-breakpoint
CREATE INDEX `people_name` ON `people` (`name`);--> statement-breakpoint
CREATE INDEX `people_cell` ON `people` (`unit`,`cell`);--> statement-breakpoint
CREATE INDEX `people_level` ON `people` (`level`,`level_since`);--> statement-breakpoint
CREATE INDEX `people_cr` ON `people` (`cr`);--> statement-breakpoint
CREATE TABLE `records` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`slices` text NOT NULL,
	`facets` text NOT NULL,
	`concluded` text,
	PRIMARY KEY(`type`, `id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`person` text NOT NULL,
	`date` text NOT NULL,
	`time` text NOT NULL,
	`place` text NOT NULL,
	`tier` integer NOT NULL,
	`rules` text NOT NULL,
	`author` text NOT NULL,
	`written_at` text NOT NULL,
	FOREIGN KEY (`id`) REFERENCES `entries`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `reports_date` ON `reports` (`date`);--> statement-breakpoint
CREATE INDEX `reports_person` ON `reports` (`person`);--> statement-breakpoint
CREATE INDEX `reports_author` ON `reports` (`author`);--> statement-breakpoint
CREATE TABLE `stations` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `this_station` (
	`one` integer PRIMARY KEY NOT NULL,
	`id` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `units` (
	`code` text PRIMARY KEY NOT NULL,
	`facility` text NOT NULL,
	`layout` text NOT NULL
) STRICT;
