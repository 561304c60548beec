CREATE TABLE "file_names" (
	"sha256" text NOT NULL,
	"home" text NOT NULL,
	"station" text NOT NULL,
	"seq" integer NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "file_names_sha256_home_station_seq_pk" PRIMARY KEY("sha256","home","station","seq")
);
--> statement-breakpoint
CREATE TABLE "file_pieces" (
	"sha256" text NOT NULL,
	"start" integer NOT NULL,
	"length" integer NOT NULL,
	"piece" "bytea" NOT NULL,
	CONSTRAINT "file_pieces_sha256_start_pk" PRIMARY KEY("sha256","start")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"sha256" text PRIMARY KEY NOT NULL,
	"bytes" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "files_arriving" (
	"station" text NOT NULL,
	"sha256" text NOT NULL,
	"start" integer NOT NULL,
	"length" integer NOT NULL,
	"piece" "bytea" NOT NULL,
	CONSTRAINT "files_arriving_station_sha256_start_pk" PRIMARY KEY("station","sha256","start")
);
--> statement-breakpoint
CREATE INDEX "file_names_entry" ON "file_names" USING btree ("home","station","seq");--> statement-breakpoint
CREATE INDEX "files_arriving_file" ON "files_arriving" USING btree ("sha256");--> statement-breakpoint
-- Photographs and scans are packed already: kept as they are, so that a part of a piece is read without the rest.
ALTER TABLE file_pieces ALTER COLUMN piece SET STORAGE EXTERNAL;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON file_names, files, file_pieces, files_arriving TO daybook_office;
--> statement-breakpoint
-- Once there, a file is neither changed nor removed by the program's role; a sealing removes it (seal_entry).
REVOKE UPDATE, DELETE ON file_names, files, file_pieces FROM daybook_office;
--> statement-breakpoint
-- What the entries here name already. A text that PostgreSQL cannot read as JSON (NUL, half a pair) is passed over.
INSERT INTO file_names (sha256, home, station, seq, bytes)
  SELECT one ->> 'sha256', e.home, e.station, e.seq, (one ->> 'bytes')::int
  FROM entries e CROSS JOIN LATERAL json_array_elements(
    CASE WHEN e.content LIKE '%"attachments"%' AND e.content !~* '\\u(0000|d[89a-f])' AND json_typeof(e.content::json #> '{body,attachments}') = 'array'
      THEN e.content::json #> '{body,attachments}' ELSE '[]' END
  ) AS one
  WHERE e.kind IN ('report.written', 'report.corrected') AND one ->> 'sha256' ~ '^[0-9a-f]{64}$' AND one ->> 'bytes' ~ '^[1-9][0-9]{0,7}$'
  ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- The one way to take a content away, as before; and with it every file that no entry names any more.
CREATE OR REPLACE FUNCTION seal_entry(named text, sealing text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
DECLARE
  sealed boolean;
  gone text[];
BEGIN
  IF NOT EXISTS (SELECT 1 FROM entries WHERE id = sealing AND kind = 'entry.sealed' AND station = (SELECT id FROM office) AND content::json #>> '{body,entry}' = named) THEN
    RAISE EXCEPTION 'no sealing of the main office names this entry';
  END IF;
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
