-- How strictly accumulated vacation days are taken: a block beyond them is refused, but may be forced with a reason, as before.
INSERT INTO "labour_standards" ("id", "organization_id", "code", "value", "mode", "version")
SELECT gen_random_uuid(), o."id", 'vacation_balance', '{}', 'warn', 1 FROM "organizations" o
WHERE EXISTS (SELECT 1 FROM "labour_standards" l WHERE l."organization_id" = o."id")
ON CONFLICT ("organization_id", "code") DO NOTHING;
