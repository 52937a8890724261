-- Who is told of what happens.
CREATE TABLE "webhook" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  -- Encrypted with a key that is derived from CONSOLE_AUTH_SECRET.
  "secret" BYTEA NOT NULL,
  -- The one before the last rotation, which signs too until then.
  "previous_secret" BYTEA,
  "previous_secret_until" TIMESTAMPTZ(3),
  "event_types" TEXT[] NOT NULL,
  "enabled" BOOLEAN NOT NULL,
  "created_by" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  -- How its receiver fares, kept here since a list must not count millions of attempts.
  "failures_in_row" INTEGER NOT NULL DEFAULT 0,
  "failing_since" TIMESTAMPTZ(3),
  "last_success_at" TIMESTAMPTZ(3),
  "last_failure_at" TIMESTAMPTZ(3),
  -- Set while its deliveries, which may be many, are taken away behind it.
  "deleted_at" TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX "webhook_name_key" ON "webhook" ("name");

-- What has happened, once each.
CREATE TABLE "event" (
  "id" TEXT NOT NULL PRIMARY KEY,
  -- What makes it the same event, whoever finds it how often.
  "key" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "subject" TEXT NOT NULL,
  -- As it is sent, the order of its fields too.
  "data" JSON NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "event_key_key" ON "event" ("key");
CREATE INDEX "event_created_at_idx" ON "event" ("created_at");

-- One event on its way to one webhook.
CREATE TABLE "webhook_delivery" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "webhook_id" TEXT NOT NULL REFERENCES "webhook" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  "event_id" TEXT NOT NULL REFERENCES "event" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "event_type" TEXT NOT NULL,
  "state" TEXT NOT NULL CHECK ("state" IN ('pending', 'succeeded', 'failed')),
  -- Tries since it was made or last replayed.
  "tries" INTEGER NOT NULL DEFAULT 0,
  -- Null unless it is pending.
  "next_attempt_at" TIMESTAMPTZ(3),
  -- Who is trying it just now, and until when nobody else may.
  "claim" TEXT,
  "claimed_until" TIMESTAMPTZ(3),
  "last_attempt_at" TIMESTAMPTZ(3),
  "last_status" INTEGER,
  "last_error" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL
);
CREATE UNIQUE INDEX "webhook_delivery_event_id_webhook_id_key" ON "webhook_delivery" ("event_id", "webhook_id");
-- What is due: what is settled has no next attempt and is not looked at.
CREATE INDEX "webhook_delivery_webhook_id_next_attempt_at_idx" ON "webhook_delivery" ("webhook_id", "next_attempt_at");
-- The list, with each of its filters.
CREATE INDEX "webhook_delivery_created_at_id_idx" ON "webhook_delivery" ("created_at" DESC, "id" DESC);
CREATE INDEX "webhook_delivery_webhook_id_created_at_id_idx" ON "webhook_delivery" ("webhook_id", "created_at" DESC, "id" DESC);
CREATE INDEX "webhook_delivery_webhook_id_state_created_at_id_idx" ON "webhook_delivery" ("webhook_id", "state", "created_at" DESC, "id" DESC);
CREATE INDEX "webhook_delivery_webhook_id_event_type_created_at_id_idx" ON "webhook_delivery" ("webhook_id", "event_type", "created_at" DESC, "id" DESC);
CREATE INDEX "webhook_delivery_state_created_at_id_idx" ON "webhook_delivery" ("state", "created_at" DESC, "id" DESC);
CREATE INDEX "webhook_delivery_event_type_created_at_id_idx" ON "webhook_delivery" ("event_type", "created_at" DESC, "id" DESC);

CREATE TABLE "webhook_attempt" (
  "id" BIGSERIAL NOT NULL PRIMARY KEY,
  "delivery_id" TEXT NOT NULL REFERENCES "webhook_delivery" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "duration_ms" INTEGER NOT NULL,
  "status" INTEGER,
  "error" TEXT,
  -- The first 4 KiB of what the receiver answered.
  "response" TEXT
);
CREATE INDEX "webhook_attempt_delivery_id_id_idx" ON "webhook_attempt" ("delivery_id", "id");

-- Up to where something outside was looked at for events.
CREATE TABLE "event_position" (
  "source" TEXT NOT NULL PRIMARY KEY,
  "position" JSONB NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL
);
