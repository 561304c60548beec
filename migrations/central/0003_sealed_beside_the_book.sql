ALTER TABLE "quarantine" ADD COLUMN "id" text;
--> statement-breakpoint
-- A header that PostgreSQL cannot read as JSON (NUL, half a pair) is searched; its id holds neither.
UPDATE quarantine SET id = CASE WHEN header ~* '\\u(0000|d[89a-f])' THEN coalesce(substring(header FROM '"id"\s*:\s*"([0-9a-fA-F-]{36})"'), '') ELSE header::json ->> 'id' END;
--> statement-breakpoint
ALTER TABLE "quarantine" ALTER COLUMN "id" SET NOT NULL;
--> statement-breakpoint
-- What is kept beside the book stays as it is, as what is in it does: a sealing alone takes a content away (seal_entry).
REVOKE UPDATE, DELETE ON quarantine FROM daybook_office;
--> statement-breakpoint
-- What was ordered sealed before this.
UPDATE quarantine q SET salt = NULL, content = NULL FROM entries s
  WHERE s.kind = 'entry.sealed' AND s.station = (SELECT id FROM office) AND s.content::json #>> '{body,entry}' = q.id;
--> statement-breakpoint
-- The one way to take a content away, as before; and now also where another branch of a station's chain has it.
CREATE OR REPLACE FUNCTION seal_entry(named text, sealing text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  sealed boolean;
  gone text[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM entries WHERE id = sealing AND kind = 'entry.sealed' AND station = (SELECT id FROM office) AND content::json #>> '{body,entry}' = named) THEN
    RAISE EXCEPTION 'no sealing of the main office names this entry';
  END IF;
  UPDATE quarantine SET salt = NULL, content = NULL WHERE id = named AND content IS NOT NULL;
  UPDATE entries SET salt = NULL, content = NULL WHERE id = named AND content IS NOT NULL;
  sealed := FOUND;
  SELECT coalesce(array_agg(DISTINCT n.sha256 ORDER BY n.sha256), '{}') INTO gone FROM file_names n JOIN entries e USING (home, station, seq) WHERE e.id = named;
  -- In one order, as whoever takes or names a file does.
  PERFORM pg_advisory_xact_lock(hashtextextended('file:' || one, 0)) FROM unnest(gone) AS one;
  DELETE FROM file_names n USING entries e WHERE e.id = named AND e.home = n.home AND e.station = n.station AND e.seq = n.seq;
  DELETE FROM files f WHERE f.sha256 = ANY(gone) AND NOT EXISTS (SELECT 1 FROM file_names n WHERE n.sha256 = f.sha256);
  DELETE FROM file_pieces p WHERE p.sha256 = ANY(gone) AND NOT EXISTS (SELECT 1 FROM file_names n WHERE n.sha256 = p.sha256);
  DELETE FROM files_arriving a WHERE a.sha256 = ANY(gone) AND NOT EXISTS (SELECT 1 FROM file_names n WHERE n.sha256 = a.sha256);
  RETURN sealed;
END
$$;
