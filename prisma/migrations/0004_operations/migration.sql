-- The name of who cancelled it.
ALTER TABLE "operation" ADD COLUMN "cancelled_by" TEXT;

-- Each filter of the list with its order, so that a page is read from an index however many operations there are.
DROP INDEX "operation_state_idx";
CREATE INDEX "operation_state_created_at_id_idx" ON "operation" ("state", "created_at" DESC, "id" DESC);
CREATE INDEX "operation_kind_created_at_id_idx" ON "operation" ("kind", "created_at" DESC, "id" DESC);
CREATE INDEX "operation_target_created_at_id_idx" ON "operation" ("target", "created_at" DESC, "id" DESC);
CREATE INDEX "operation_actor_created_at_id_idx" ON "operation" ("actor", "created_at" DESC, "id" DESC);
