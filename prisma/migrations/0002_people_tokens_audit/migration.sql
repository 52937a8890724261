-- Roles. Until now everyone who could sign in administered: that stays so for those who are there.
ALTER TABLE "user" ADD COLUMN "role" TEXT NOT NULL DEFAULT 'viewer';
UPDATE "user" SET "role" = 'admin';
ALTER TABLE "user" ADD CONSTRAINT "user_role_check" CHECK ("role" IN ('viewer', 'operator', 'admin'));
ALTER TABLE "user" ADD COLUMN "two_factor_enabled" BOOLEAN NOT NULL DEFAULT false;

-- A person's user in Trino: `p_` and letters that no other language or file format gives a meaning.
ALTER TABLE "user" ADD COLUMN "trino_user" TEXT;
UPDATE "user" SET "trino_user" = 'p_' || substr(md5("id" || random()::text), 1, 12);
ALTER TABLE "user" ALTER COLUMN "trino_user" SET NOT NULL;
CREATE UNIQUE INDEX "user_trino_user_key" ON "user" ("trino_user");
ALTER TABLE "user" ADD COLUMN "trino_password_hash" TEXT;

CREATE TABLE "two_factor" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "secret" TEXT NOT NULL,
  "backup_codes" TEXT NOT NULL,
  "user_id" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "verified" BOOLEAN NOT NULL DEFAULT true,
  "failed_verification_count" INTEGER NOT NULL DEFAULT 0,
  "locked_until" TIMESTAMPTZ(3)
);
CREATE INDEX "two_factor_user_id_idx" ON "two_factor" ("user_id");
CREATE INDEX "two_factor_secret_idx" ON "two_factor" ("secret");

CREATE TABLE "invitation" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "email" TEXT NOT NULL,
  "role" TEXT NOT NULL CHECK ("role" IN ('viewer', 'operator', 'admin')),
  "token_hash" TEXT NOT NULL,
  "invited_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "invitation_email_key" ON "invitation" ("email");
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation" ("token_hash");

CREATE TABLE "api_token" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "user_id" TEXT NOT NULL REFERENCES "user" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "name" TEXT NOT NULL,
  "scope" TEXT NOT NULL CHECK ("scope" IN ('read', 'operate', 'admin')),
  "token_hash" TEXT NOT NULL,
  "hint" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "last_used_at" TIMESTAMPTZ(3),
  "last_used_address" TEXT
);
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token" ("token_hash");
CREATE UNIQUE INDEX "api_token_user_id_name_key" ON "api_token" ("user_id", "name");
CREATE INDEX "api_token_created_at_id_idx" ON "api_token" ("created_at" DESC, "id" DESC);

CREATE TABLE "idempotency_key" (
  "key" TEXT NOT NULL PRIMARY KEY,
  "fingerprint" TEXT NOT NULL,
  "status" INTEGER,
  "answer" BYTEA,
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key" ("created_at");

ALTER TABLE "operation" ADD COLUMN "actor_name" TEXT NOT NULL DEFAULT '';
UPDATE "operation" SET "actor_name" = coalesce((SELECT "name" FROM "user" WHERE "user"."id" = "operation"."actor"), "actor");
ALTER TABLE "operation" ALTER COLUMN "actor_name" DROP DEFAULT;
ALTER TABLE "operation" ADD COLUMN "input" JSONB NOT NULL DEFAULT '{}';
ALTER TABLE "operation" ADD COLUMN "cancel_requested_at" TIMESTAMPTZ(3);
-- The process that runs it, and until when nobody else may take it over.
ALTER TABLE "operation" ADD COLUMN "owner" TEXT;
ALTER TABLE "operation" ADD COLUMN "owned_until" TIMESTAMPTZ(3);

-- The audit log's order does not depend on a clock.
ALTER TABLE "audit_event" ADD COLUMN "seq" BIGSERIAL NOT NULL;
CREATE UNIQUE INDEX "audit_event_seq_key" ON "audit_event" ("seq");
DROP INDEX "audit_event_at_id_idx";
CREATE INDEX "audit_event_at_idx" ON "audit_event" ("at");
ALTER TABLE "audit_event" ADD COLUMN "actor_kind" TEXT NOT NULL DEFAULT 'person';
ALTER TABLE "audit_event" ALTER COLUMN "actor_kind" DROP DEFAULT;
-- The token in use, by its name when it was used.
ALTER TABLE "audit_event" ADD COLUMN "token_name" TEXT;
ALTER TABLE "audit_event" ADD COLUMN "address" TEXT NOT NULL DEFAULT 'unknown';
ALTER TABLE "audit_event" ALTER COLUMN "address" DROP DEFAULT;
ALTER TABLE "audit_event" ADD COLUMN "before" JSONB;
ALTER TABLE "audit_event" ADD COLUMN "after" JSONB;
UPDATE "audit_event" SET "outcome" = 'unknown' WHERE "outcome" = 'pending';
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_outcome_check"
  CHECK ("outcome" IN ('pending', 'succeeded', 'failed', 'refused', 'unknown'));
CREATE INDEX "audit_event_actor_seq_idx" ON "audit_event" ("actor", "seq" DESC);
CREATE INDEX "audit_event_action_seq_idx" ON "audit_event" ("action", "seq" DESC);

-- Append-only, whatever a defect of the console's asks for: a row is completed once, and goes only when it is too old to be kept.
CREATE FUNCTION "audit_event_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'TRUNCATE' THEN
    RAISE EXCEPTION 'audit_event is append-only';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF current_setting('lakehouse.audit_keep_after', true) IS NULL
      OR current_setting('lakehouse.audit_keep_after', true) = ''
      OR OLD."at" >= current_setting('lakehouse.audit_keep_after', true)::timestamptz THEN
      RAISE EXCEPTION 'audit_event is append-only';
    END IF;
    RETURN OLD;
  END IF;
  IF OLD."outcome" NOT IN ('pending', 'unknown') OR OLD."finished_at" IS NOT NULL
    OR (NEW."id", NEW."seq", NEW."at", NEW."actor", NEW."actor_name", NEW."actor_kind", NEW."action", NEW."target", NEW."request_id", NEW."address")
      IS DISTINCT FROM
      (OLD."id", OLD."seq", OLD."at", OLD."actor", OLD."actor_name", OLD."actor_kind", OLD."action", OLD."target", OLD."request_id", OLD."address")
    OR NEW."token_name" IS DISTINCT FROM OLD."token_name" THEN
    RAISE EXCEPTION 'audit_event is append-only';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event"
  FOR EACH ROW EXECUTE FUNCTION "audit_event_guard"();
CREATE TRIGGER "audit_event_no_truncate" BEFORE TRUNCATE ON "audit_event"
  FOR EACH STATEMENT EXECUTE FUNCTION "audit_event_guard"();
