ALTER TABLE `to_project` ADD `arrived` integer DEFAULT false NOT NULL;
