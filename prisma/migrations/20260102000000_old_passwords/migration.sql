CREATE TABLE "old_passwords" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "old_passwords_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "old_passwords_user_id_replaced_at_idx" ON "old_passwords"("user_id", "replaced_at");

ALTER TABLE "old_passwords" ADD CONSTRAINT "old_passwords_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
