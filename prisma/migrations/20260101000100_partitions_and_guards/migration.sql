-- Rows outside every monthly partition land in the default partition, so nothing is ever lost.
CREATE TABLE "contact_statistics_default" PARTITION OF "contact_statistics" DEFAULT;
CREATE TABLE "agent_status_history_default" PARTITION OF "agent_status_history" DEFAULT;
CREATE TABLE "service_group_metrics_default" PARTITION OF "service_group_metrics" DEFAULT;

-- Creates the partition of one month of a table, moving there what the default partition holds of that month.
-- Returns true when the partition was created.
CREATE FUNCTION ensure_month_partition(parent text, month date) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  first_day date := date_trunc('month', month)::date;
  next_day date := (date_trunc('month', month) + interval '1 month')::date;
  partition_name text := format('%s_%s', parent, to_char(first_day, 'YYYY_MM'));
  key_column text;
BEGIN
  IF to_regclass(format('%I', partition_name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('ensure_month_partition'), hashtext(partition_name));
  IF to_regclass(format('%I', partition_name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  SELECT a.attname INTO key_column
    FROM pg_partitioned_table p
    JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
   WHERE p.partrelid = to_regclass(format('%I', parent));
  EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', partition_name, parent);
  EXECUTE format(
    'WITH moved AS (DELETE FROM %I WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO %I SELECT * FROM moved',
    parent || '_default', key_column, first_day || ' 00:00:00+00', key_column, next_day || ' 00:00:00+00', partition_name);
  EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)',
    parent, partition_name, first_day || ' 00:00:00+00', next_day || ' 00:00:00+00');
  RETURN true;
END;
$$;

-- Partitions of the three history tables from a month to a month, both included; returns how many were created.
CREATE FUNCTION ensure_history_partitions(from_month date, to_month date) RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  created integer := 0;
  parent text;
  month date;
BEGIN
  FOREACH parent IN ARRAY ARRAY['contact_statistics', 'agent_status_history', 'service_group_metrics'] LOOP
    month := date_trunc('month', from_month)::date;
    WHILE month <= to_month LOOP
      IF ensure_month_partition(parent, month) THEN
        created := created + 1;
      END IF;
      month := (month + interval '1 month')::date;
    END LOOP;
  END LOOP;
  RETURN created;
END;
$$;

-- The audit trail only grows: each row carries the hash of the one before it in its organization.
CREATE FUNCTION seal_audit_event() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  previous bytea;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('audit_events'), hashtext(NEW.organization_id::text));
  NEW.id := nextval(pg_get_serial_sequence('audit_events', 'id'));
  SELECT hash INTO previous FROM audit_events WHERE organization_id = NEW.organization_id ORDER BY id DESC LIMIT 1;
  NEW.prev_hash := previous;
  NEW.hash := sha256(
    coalesce(previous, ''::bytea) ||
    convert_to(audit_event_text(NEW), 'UTF8'));
  RETURN NEW;
END;
$$;

-- What the hash of an audit row covers.
CREATE FUNCTION audit_event_text(event audit_events) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_array(
    event.id, event.organization_id, extract(epoch FROM event.at), event.actor_id, event.actor_kind, event.actor_name, event.action,
    event.entity, event.entity_id, event.before, event.after, event.reason, event.source, event.request_id)::text
$$;

CREATE FUNCTION refuse_audit_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_events is append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;

CREATE TRIGGER audit_events_seal BEFORE INSERT ON "audit_events" FOR EACH ROW EXECUTE FUNCTION seal_audit_event();
CREATE TRIGGER audit_events_append_only BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- Dated facts: a person is in one department at a time, has one contract at a time, holds a skill or serves a group once at a time.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE "department_memberships"
  ADD CONSTRAINT "department_memberships_period" CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT "department_memberships_one_at_a_time"
    EXCLUDE USING gist (employee_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE "contracts"
  ADD CONSTRAINT "contracts_period" CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT "contracts_rate" CHECK (rate BETWEEN 0.1 AND 1.5),
  ADD CONSTRAINT "contracts_one_at_a_time"
    EXCLUDE USING gist (employee_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE "group_memberships"
  ADD CONSTRAINT "group_memberships_period" CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT "group_memberships_role" CHECK (role IN ('MAIN', 'SECONDARY', 'BACKUP')),
  ADD CONSTRAINT "group_memberships_once_at_a_time"
    EXCLUDE USING gist (employee_id WITH =, group_id WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE "agent_skills"
  ADD CONSTRAINT "agent_skills_period" CHECK (valid_to IS NULL OR valid_to > valid_from),
  ADD CONSTRAINT "agent_skills_proficiency" CHECK (proficiency BETWEEN 0 AND 1),
  ADD CONSTRAINT "agent_skills_once_at_a_time"
    EXCLUDE USING gist (employee_id WITH =, skill_id WITH =, daterange(valid_from, valid_to) WITH &&);

ALTER TABLE "groups" ADD CONSTRAINT "groups_channel" CHECK (channel_type IN ('CALLS', 'CHATS', 'EMAILS', 'OUTBOUND'));
ALTER TABLE "agents"
  ADD CONSTRAINT "agents_status" CHECK (status IN ('created', 'active', 'dismissed')),
  ADD CONSTRAINT "agents_work_type" CHECK (work_type IN ('office', 'home', 'mixed'));
ALTER TABLE "shifts" ADD CONSTRAINT "shifts_period" CHECK (ends_at > starts_at);
ALTER TABLE "shift_activities" ADD CONSTRAINT "shift_activities_period" CHECK (ends_at > starts_at);
ALTER TABLE "absences" ADD CONSTRAINT "absences_period" CHECK (ends_at > starts_at);
ALTER TABLE "schedules"
  ADD CONSTRAINT "schedules_period" CHECK (end_date >= start_date),
  ADD CONSTRAINT "schedules_status" CHECK (status IN ('draft', 'planning', 'planned', 'error', 'applied', 'archived'));
ALTER TABLE "service_level_settings"
  ADD CONSTRAINT "service_level_settings_ratios" CHECK (
    service_level_target BETWEEN 0 AND 0.9999 AND max_occupancy > 0 AND max_occupancy <= 1 AND shrinkage >= 0 AND shrinkage < 1 AND reserve > 0),
  ADD CONSTRAINT "service_level_settings_one_at_a_time"
    EXCLUDE USING gist (
      organization_id WITH =,
      coalesce(department_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
      coalesce(group_id, '00000000-0000-0000-0000-000000000000'::uuid) WITH =,
      daterange(valid_from, valid_to) WITH &&);
ALTER TABLE "forecasts"
  ADD CONSTRAINT "forecasts_period" CHECK (end_date > start_date),
  ADD CONSTRAINT "forecasts_status" CHECK (status IN ('pending', 'running', 'ready', 'failed', 'cancelled'));
CREATE UNIQUE INDEX "forecasts_one_current_per_lineage" ON "forecasts" (lineage_id) WHERE is_current;

-- Unread notifications and open acknowledgements are asked for on every page.
CREATE INDEX "notifications_unread" ON "notifications" (user_id) WHERE read_at IS NULL;
CREATE INDEX "schedule_acknowledgements_open" ON "schedule_acknowledgements" (employee_id) WHERE acknowledged_at IS NULL;

-- Search in the command palette and in lists.
CREATE INDEX "agents_search" ON "agents" (organization_id, lower(last_name) text_pattern_ops);
