-- overtime and early leave can be offered: the people asked accept or decline
CREATE TABLE "shift_offer_batches" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "schedule_id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "minutes" INTEGER NOT NULL,
  "wanted" INTEGER NOT NULL,
  "pay_note" TEXT,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "created_by" UUID,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "shift_offer_batches_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "shift_offer_batches_kind_check" CHECK (kind IN ('overtime', 'leave_early')),
  CONSTRAINT "shift_offer_batches_numbers_check" CHECK (minutes > 0 AND wanted > 0),
  CONSTRAINT "shift_offer_batches_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "shift_offer_batches_schedule_id_fkey" FOREIGN KEY ("schedule_id") REFERENCES "schedules"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "shift_offer_batches_schedule_id_idx" ON "shift_offer_batches"("schedule_id");

CREATE TABLE "shift_offers" (
  "id" UUID NOT NULL,
  "organization_id" UUID NOT NULL,
  "batch_id" UUID NOT NULL,
  "employee_id" UUID NOT NULL,
  "shift_id" UUID,
  "shift_version" INTEGER NOT NULL,
  "date" DATE NOT NULL,
  "from_at" TIMESTAMPTZ(3) NOT NULL,
  "to_at" TIMESTAMPTZ(3) NOT NULL,
  "status" TEXT NOT NULL DEFAULT 'open',
  "answered_at" TIMESTAMPTZ(3),
  CONSTRAINT "shift_offers_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "shift_offers_status_check" CHECK (status IN ('open', 'accepted', 'declined', 'withdrawn', 'expired', 'filled')),
  CONSTRAINT "shift_offers_period_check" CHECK (from_at < to_at),
  CONSTRAINT "shift_offers_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organizations"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "shift_offers_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "shift_offer_batches"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "shift_offers_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "agents"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "shift_offers_shift_id_fkey" FOREIGN KEY ("shift_id") REFERENCES "shifts"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "shift_offers_batch_id_idx" ON "shift_offers"("batch_id");
CREATE INDEX "shift_offers_employee_id_date_idx" ON "shift_offers"("employee_id", "date");
CREATE INDEX "shift_offers_shift_id_idx" ON "shift_offers"("shift_id");
CREATE UNIQUE INDEX "shift_offers_one_open_key" ON "shift_offers"("shift_id") WHERE status = 'open';
