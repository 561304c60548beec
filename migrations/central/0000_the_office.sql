CREATE TABLE "administrators" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	CONSTRAINT "administrators_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "chunks" (
	"scope" text NOT NULL,
	"first" bigint NOT NULL,
	"last" bigint NOT NULL,
	"hash" text NOT NULL,
	"length" integer NOT NULL,
	"packed" "bytea" NOT NULL,
	CONSTRAINT "chunks_scope_first_pk" PRIMARY KEY("scope","first")
);
--> statement-breakpoint
CREATE TABLE "codes" (
	"hash" text PRIMARY KEY NOT NULL,
	"facility" text,
	"made_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"used_by" text
);
--> statement-breakpoint
CREATE TABLE "differences" (
	"station" text NOT NULL,
	"type" text NOT NULL,
	"id" text NOT NULL,
	"theirs" text NOT NULL,
	"ours" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "differences_station_type_id_pk" PRIMARY KEY("station","type","id")
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"home" text NOT NULL,
	"station" text NOT NULL,
	"seq" integer NOT NULL,
	"id" text NOT NULL,
	"clock" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"header" text NOT NULL,
	"salt" "bytea",
	"content" text,
	"hash" text NOT NULL,
	"signature" "bytea" NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "entries_home_station_seq_pk" PRIMARY KEY("home","station","seq")
);
--> statement-breakpoint
CREATE TABLE "facilities" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "feed_entries" (
	"scope" text NOT NULL,
	"position" bigint NOT NULL,
	"home" text NOT NULL,
	"station" text NOT NULL,
	"seq" integer NOT NULL,
	"checksum" text NOT NULL,
	CONSTRAINT "feed_entries_scope_position_pk" PRIMARY KEY("scope","position"),
	CONSTRAINT "feed_entries_once" UNIQUE("scope","home","station","seq")
);
--> statement-breakpoint
CREATE TABLE "feeds" (
	"scope" text PRIMARY KEY NOT NULL,
	"position" bigint NOT NULL,
	"checksum" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office" (
	"one" integer PRIMARY KEY NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"agreement_key" text NOT NULL,
	"epoch" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"station" text NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"header" text NOT NULL,
	"salt" "bytea",
	"content" text,
	"signature" "bytea" NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "quarantine_station_seq_hash_pk" PRIMARY KEY("station","seq","hash")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"scope" text NOT NULL,
	"type" text NOT NULL,
	"id" text NOT NULL,
	"slices" jsonb NOT NULL,
	"outcomes" jsonb NOT NULL,
	"entries" integer NOT NULL,
	"in_question" integer NOT NULL,
	"standing_aside" integer NOT NULL,
	"unread" integer NOT NULL,
	"entries_digest" text NOT NULL,
	"record_digest" text NOT NULL,
	CONSTRAINT "records_scope_type_id_pk" PRIMARY KEY("scope","type","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"administrator" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stations" (
	"id" text PRIMARY KEY NOT NULL,
	"facility" text NOT NULL,
	"name" text NOT NULL,
	"public_key" text NOT NULL,
	"agreement_key" text NOT NULL,
	"state" text NOT NULL,
	"why" text,
	"revoked_from" integer,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"counter" bigint NOT NULL,
	"enrolled_at" timestamp (3) with time zone NOT NULL,
	"heard_at" timestamp (3) with time zone,
	"program" text,
	"protocol" integer,
	"ahead" integer,
	"waiting" integer,
	"oldest_waiting" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "subjects" (
	"type" text NOT NULL,
	"id" text NOT NULL,
	"home" text,
	"scope" text NOT NULL,
	"moved" boolean NOT NULL,
	CONSTRAINT "subjects_type_id_pk" PRIMARY KEY("type","id")
);
--> statement-breakpoint
CREATE TABLE "unfolded" (
	"type" text NOT NULL,
	"id" text NOT NULL,
	"mark" bigint NOT NULL,
	CONSTRAINT "unfolded_type_id_pk" PRIMARY KEY("type","id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "entries_id" ON "entries" USING btree ("id","home");--> statement-breakpoint
CREATE INDEX "entries_sealings" ON "entries" USING btree ("id") WHERE kind = 'entry.sealed';--> statement-breakpoint
CREATE INDEX "entries_subject" ON "entries" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "records_subject" ON "records" USING btree ("type","id");--> statement-breakpoint
CREATE INDEX "subjects_scope" ON "subjects" USING btree ("scope");