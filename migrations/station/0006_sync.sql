CREATE TABLE `cursors` (
	`scope` text PRIMARY KEY NOT NULL,
	`cursor` text,
	`position` integer NOT NULL,
	`checksum` text NOT NULL,
	`remaining` integer NOT NULL,
	`snapshot` text,
	`chunk` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `defects` (
	`type` text NOT NULL,
	`id` text NOT NULL,
	`found_at` text NOT NULL,
	PRIMARY KEY(`type`, `id`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `enrolment` (
	`one` integer PRIMARY KEY NOT NULL,
	`station` text NOT NULL,
	`name` text NOT NULL,
	`public_key` text NOT NULL,
	`address` text NOT NULL,
	`certificate` text,
	`answer` text,
	`counter` integer DEFAULT 0 NOT NULL,
	`acknowledged` integer DEFAULT 0 NOT NULL,
	`paused` integer DEFAULT false NOT NULL,
	`exchanged_at` text,
	`tried_at` text,
	`failure` text,
	`offset` integer,
	`epoch` text
) STRICT;
--> statement-breakpoint
ALTER TABLE `stations` ADD `facility` text;--> statement-breakpoint
ALTER TABLE `stations` ADD `facility_name` text;--> statement-breakpoint
ALTER TABLE `stations` ADD `enrolled` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `stations` ADD `revoked` text;