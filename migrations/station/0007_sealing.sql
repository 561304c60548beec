-- An entry is never changed, but for one thing: where the book holds an order of sealing that names it, its content and salt are emptied.
DROP TRIGGER `entries_never_change`;
--> statement-breakpoint
CREATE TRIGGER `entries_never_change` BEFORE UPDATE ON `entries`
WHEN NOT (
	NEW.`content` = '' AND length(NEW.`salt`) = 0
	AND NEW.`id` IS OLD.`id` AND NEW.`station` IS OLD.`station` AND NEW.`seq` IS OLD.`seq` AND NEW.`clock` IS OLD.`clock`
	AND NEW.`subject_type` IS OLD.`subject_type` AND NEW.`subject_id` IS OLD.`subject_id` AND NEW.`kind` IS OLD.`kind`
	AND NEW.`header` IS OLD.`header` AND NEW.`hash` IS OLD.`hash` AND NEW.`signature` IS OLD.`signature`
	AND EXISTS (
		SELECT 1 FROM `entries` AS `orders`
		WHERE `orders`.`subject_type` = OLD.`subject_type` AND `orders`.`subject_id` = OLD.`subject_id` AND `orders`.`kind` = 'entry.sealed'
		AND CASE WHEN json_valid(`orders`.`content`) THEN json_extract(`orders`.`content`, '$.body.entry') END = OLD.`id`
	)
)
BEGIN
	SELECT RAISE(ABORT, 'an entry is never changed');
END;
