-- The role that the program works in. It is made once for a server and may serve several databases.
DO $$ BEGIN
  CREATE ROLE daybook_office NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
-- Who made a role may not yet work in it. Where another made it, its owner has granted it to us.
DO $$ BEGIN
  EXECUTE format('GRANT daybook_office TO %I', current_user);
EXCEPTION WHEN insufficient_privilege THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO daybook_office;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO daybook_office;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO daybook_office;
--> statement-breakpoint
REVOKE UPDATE, DELETE ON entries, feed_entries FROM daybook_office;
--> statement-breakpoint
-- The owner of the tables is held to it as well: of an entry, salt and content may be taken away together, and nothing else happens to it.
CREATE FUNCTION entries_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW.salt IS NULL AND NEW.content IS NULL
       AND (NEW.home, NEW.station, NEW.seq, NEW.id, NEW.clock, NEW.subject_type, NEW.subject_id, NEW.kind, NEW.header, NEW.hash, NEW.signature, NEW.received_at)
         = (OLD.home, OLD.station, OLD.seq, OLD.id, OLD.clock, OLD.subject_type, OLD.subject_id, OLD.kind, OLD.header, OLD.hash, OLD.signature, OLD.received_at)
    THEN RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'an entry is never changed or removed';
END $$;
--> statement-breakpoint
CREATE TRIGGER entries_stay BEFORE UPDATE OR DELETE ON entries FOR EACH ROW EXECUTE FUNCTION entries_stay();
--> statement-breakpoint
CREATE TRIGGER entries_not_emptied BEFORE TRUNCATE ON entries FOR EACH STATEMENT EXECUTE FUNCTION entries_stay();
--> statement-breakpoint
-- The one way to take a content away: for an entry that a sealing of the main office names.
CREATE FUNCTION seal_entry(named text, sealing text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM entries WHERE id = sealing AND kind = 'entry.sealed' AND station = (SELECT id FROM office) AND content::json #>> '{body,entry}' = named) THEN
    RAISE EXCEPTION 'no sealing of the main office names this entry';
  END IF;
  UPDATE entries SET salt = NULL, content = NULL WHERE id = named AND content IS NOT NULL;
  RETURN FOUND;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION seal_entry(text, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION seal_entry(text, text) TO daybook_office;
