CREATE TABLE `let_go` (
	`person` text PRIMARY KEY NOT NULL,
	`din` text NOT NULL,
	`nysid` text NOT NULL,
	`name` text NOT NULL,
	`holder` text NOT NULL,
	`holder_name` text NOT NULL,
	`since` text NOT NULL,
	`day` text NOT NULL,
	`at` text NOT NULL,
	`entries` integer NOT NULL,
	`back` integer DEFAULT false NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `let_go_day` ON `let_go` (`day`);--> statement-breakpoint
ALTER TABLE `people` ADD `holder` text;--> statement-breakpoint
ALTER TABLE `people` ADD `holder_name` text;--> statement-breakpoint
ALTER TABLE `people` ADD `held_since` text;--> statement-breakpoint
CREATE INDEX `people_holder` ON `people` (`holder`,`held_since`);--> statement-breakpoint
-- An entry is never changed, but for this: its content and salt are emptied where the book holds an order of sealing that names it, or where
-- its person was let go and the main office has acknowledged it; and what was let go comes back, once he is held here again, unless it was ordered sealed.
DROP TRIGGER `entries_never_change`;
--> statement-breakpoint
CREATE TRIGGER `entries_never_change` BEFORE UPDATE ON `entries`
WHEN NOT (
	NEW.`id` IS OLD.`id` AND NEW.`station` IS OLD.`station` AND NEW.`seq` IS OLD.`seq` AND NEW.`clock` IS OLD.`clock`
	AND NEW.`subject_type` IS OLD.`subject_type` AND NEW.`subject_id` IS OLD.`subject_id` AND NEW.`kind` IS OLD.`kind`
	AND NEW.`header` IS OLD.`header` AND NEW.`hash` IS OLD.`hash` AND NEW.`signature` IS OLD.`signature`
	AND CASE
		WHEN NEW.`content` = '' AND length(NEW.`salt`) = 0 THEN
			EXISTS (
				SELECT 1 FROM `entries` AS `orders`
				WHERE `orders`.`subject_type` = OLD.`subject_type` AND `orders`.`subject_id` = OLD.`subject_id` AND `orders`.`kind` = 'entry.sealed'
				AND CASE WHEN json_valid(`orders`.`content`) THEN json_extract(`orders`.`content`, '$.body.entry') END = OLD.`id`
			)
			OR (
				OLD.`subject_type` = 'person'
				AND EXISTS (SELECT 1 FROM `let_go` WHERE `let_go`.`person` = OLD.`subject_id` AND NOT `let_go`.`back`)
				AND EXISTS (SELECT 1 FROM `enrolment` WHERE `enrolment`.`answer` IS NOT NULL AND (OLD.`station` <> `enrolment`.`station` OR OLD.`seq` <= `enrolment`.`acknowledged`))
			)
		ELSE
			OLD.`content` = '' AND length(OLD.`salt`) = 0 AND OLD.`subject_type` = 'person'
			AND EXISTS (SELECT 1 FROM `let_go` WHERE `let_go`.`person` = OLD.`subject_id` AND `let_go`.`back`)
			AND NOT EXISTS (
				SELECT 1 FROM `entries` AS `orders`
				WHERE `orders`.`subject_type` = OLD.`subject_type` AND `orders`.`subject_id` = OLD.`subject_id` AND `orders`.`kind` = 'entry.sealed'
				AND CASE WHEN json_valid(`orders`.`content`) THEN json_extract(`orders`.`content`, '$.body.entry') END = OLD.`id`
			)
	END
)
BEGIN
	SELECT RAISE(ABORT, 'an entry is never changed');
END;
