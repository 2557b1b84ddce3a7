-- Leads: people at companies who might buy.

CREATE SCHEMA leads;

CREATE TABLE leads.leads (
  id                 uuid PRIMARY KEY,
  -- who
  name               text NOT NULL DEFAULT '',   -- the person
  company            text NOT NULL DEFAULT '',
  title              text,
  phones             text[] NOT NULL DEFAULT '{}', -- E.164, the first is the one to call
  emails             text[] NOT NULL DEFAULT '{}',
  wechat             text,
  website            text,
  address            text,
  region             text,
  industry           text,
  size               text,
  language           text,
  -- from where, wanting what
  source             text,
  campaign           text,
  utm                jsonb,
  need               text,                        -- in their words
  product            text,
  amount             numeric(18, 2),              -- expected
  -- the _rank columns are what lists sort by: comparing numeric is not leakproof, nor is COALESCE, so that below row-level security no
  -- index could be entered with them
  amount_rank        bigint NOT NULL GENERATED ALWAYS AS ((coalesce(amount, 0) * 100)::bigint) STORED,
  currency           text CHECK (currency ~ '^[A-Z]{3}$'),
  consent            jsonb,                       -- { given, at, text, ip }
  custom             jsonb NOT NULL DEFAULT '{}',
  -- whose, and where it stands
  owner_id           uuid REFERENCES people.people,
  team_id            uuid REFERENCES people.teams, -- the owner's, or the team it waits in
  status             text NOT NULL DEFAULT 'new'
                     CHECK (status IN ('new', 'working', 'qualified', 'converted', 'parked', 'disqualified')),
  wake_on            date,                        -- parked until
  woken_at           timestamptz,                 -- came back from being parked and nobody has touched it since
  disqualified_reason text,
  next_step          text,
  next_step_on       date,
  next_step_rank     date NOT NULL GENERATED ALWAYS AS (coalesce(next_step_on, 'infinity'::date)) STORED,
  -- the clock
  captured_at        timestamptz NOT NULL,
  assigned_at        timestamptz,
  response_due_at    timestamptz,                 -- first real contact wanted by
  first_contact_at   timestamptz,
  last_contact_at    timestamptz,
  last_contact_rank  timestamptz NOT NULL GENERATED ALWAYS AS (coalesce(last_contact_at, '-infinity'::timestamptz)) STORED,
  escalated_at       timestamptz,                 -- its overdue first response was announced
  -- normalised, for finding the same lead again and for sorting Chinese by its sound
  company_key        text NOT NULL DEFAULT '',
  identity_key       text,                        -- company and person
  phone_key          text,
  email_key          text,
  sort_key           text COLLATE "C" NOT NULL DEFAULT '',
  -- bookkeeping
  import_id          uuid,
  merged_into        uuid REFERENCES leads.leads,
  version            int NOT NULL DEFAULT 1,
  created_at         timestamptz NOT NULL DEFAULT now(),
  updated_at         timestamptz NOT NULL DEFAULT now(),
  deleted_at         timestamptz,
  CHECK (name <> '' OR company <> '' OR cardinality(phones) > 0 OR cardinality(emails) > 0),
  CHECK ((status = 'parked') = (wake_on IS NOT NULL)),
  CHECK ((status = 'disqualified') = (disqualified_reason IS NOT NULL))
) WITH (fillfactor = 90);

-- Every way a list is sorted, for everyone's leads and for one person's (what row-level security leaves a salesperson). What lists are
-- mostly filtered by stands behind the order: such a filter is then decided inside the index, and only rows that are shown are fetched.
CREATE INDEX leads_captured ON leads.leads (captured_at, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_owner_captured ON leads.leads (owner_id, captured_at, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_updated ON leads.leads (updated_at, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_owner_updated ON leads.leads (owner_id, updated_at, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_company ON leads.leads (sort_key, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_owner_company ON leads.leads (owner_id, sort_key, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_amount ON leads.leads (amount_rank, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_owner_amount ON leads.leads (owner_id, amount_rank, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_next_step ON leads.leads (next_step_rank, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_owner_next_step ON leads.leads (owner_id, next_step_rank, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_last_contact ON leads.leads (last_contact_rank, id, region, source, industry, status) WHERE deleted_at IS NULL;
CREATE INDEX leads_owner_last_contact ON leads.leads (owner_id, last_contact_rank, id, region, source, industry, status) WHERE deleted_at IS NULL;
-- Finding the same lead again.
CREATE INDEX leads_phone ON leads.leads (phone_key) WHERE phone_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX leads_email ON leads.leads (email_key) WHERE email_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX leads_identity ON leads.leads (identity_key) WHERE identity_key IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX leads_company_key ON leads.leads (company_key) WHERE company_key <> '' AND deleted_at IS NULL;
-- Filters.
CREATE INDEX leads_status ON leads.leads (status, captured_at, id) WHERE deleted_at IS NULL;
CREATE INDEX leads_region ON leads.leads (region) WHERE deleted_at IS NULL;
CREATE INDEX leads_industry ON leads.leads (industry) WHERE deleted_at IS NULL;
CREATE INDEX leads_source ON leads.leads (source) WHERE deleted_at IS NULL;
CREATE INDEX leads_campaign ON leads.leads (campaign) WHERE campaign IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX leads_team ON leads.leads (team_id, captured_at, id) WHERE deleted_at IS NULL;
CREATE INDEX leads_import ON leads.leads (import_id) WHERE import_id IS NOT NULL;
-- The clock and the wake-up call.
CREATE INDEX leads_response_due ON leads.leads (response_due_at) WHERE first_contact_at IS NULL AND response_due_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX leads_owner_response_due ON leads.leads (owner_id, response_due_at) WHERE first_contact_at IS NULL AND response_due_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX leads_owner_woken ON leads.leads (owner_id, woken_at) WHERE woken_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX leads_wake ON leads.leads (wake_on) WHERE wake_on IS NOT NULL AND deleted_at IS NULL;

-- A second phone or mail address of a lead, findable like the first.
CREATE TABLE leads.more_keys (
  kind    text NOT NULL CHECK (kind IN ('phone', 'email')),
  key     text NOT NULL,
  lead_id uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  PRIMARY KEY (kind, key, lead_id)
);
CREATE INDEX more_keys_lead ON leads.more_keys (lead_id);

-- ── Who sees and who changes ─────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE leads.leads ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.leads FORCE ROW LEVEL SECURITY;
-- The comparisons stand inside the sub-selects: a bare truth is taken for one half by the planner, `x = 'all'` for one in two
-- hundred, and then it sorts what it should have walked in an index's order.
CREATE POLICY leads_read ON leads.leads FOR SELECT USING (
  (SELECT platform.scope('leads.read') = 'all')
  OR ((SELECT platform.scope('leads.read') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
  OR ((SELECT platform.scope('leads.read') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
);
CREATE POLICY leads_insert ON leads.leads FOR INSERT WITH CHECK ((SELECT platform.scope('leads.write')) IS NOT NULL);
CREATE POLICY leads_update ON leads.leads FOR UPDATE USING (
  (SELECT platform.scope('leads.write') = 'all')
  OR ((SELECT platform.scope('leads.write') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
  OR ((SELECT platform.scope('leads.write') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
);
-- Nothing is deleted for good but by Yaosu itself (removing the demo company, erasing a person's data).
CREATE POLICY leads_delete ON leads.leads FOR DELETE USING ((SELECT platform.scope('*')) = 'all');

-- OFFSET 0 keeps PostgreSQL from reading every lead into a hash to answer for the few rows that are asked about.
CREATE POLICY events_of_leads ON platform.events FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = subject_id OFFSET 0)
);
CREATE POLICY files_of_leads ON platform.files FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = subject_id OFFSET 0)
);

-- ── How many stand where ─────────────────────────────────────────────────────────────────────────────────────────────
-- Counting a million rows takes longer than a person waits, so each statement appends what it changed, and a job folds the
-- lines together. The sum is exact at every moment; nobody waits for anybody, because nothing is updated in place.

CREATE TABLE leads.tally (
  owner_id uuid,
  team_id  uuid,
  status   text NOT NULL,
  n        bigint NOT NULL
);
CREATE INDEX tally_owner ON leads.tally (owner_id);
ALTER TABLE leads.tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.tally FORCE ROW LEVEL SECURITY;
CREATE POLICY tally_read ON leads.tally FOR SELECT USING (
  (SELECT platform.scope('leads.read') = 'all')
  OR ((SELECT platform.scope('leads.read') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
  OR ((SELECT platform.scope('leads.read') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
);
CREATE POLICY tally_append ON leads.tally FOR INSERT WITH CHECK (true);
CREATE POLICY tally_fold ON leads.tally FOR DELETE USING ((SELECT platform.scope('*')) = 'all');

CREATE FUNCTION leads.tally_inserted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO leads.tally SELECT owner_id, team_id, status, count(*) FROM fresh WHERE deleted_at IS NULL GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;
CREATE FUNCTION leads.tally_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO leads.tally
  SELECT owner_id, team_id, status, sum(n) FROM (
    SELECT owner_id, team_id, status, 1 AS n FROM fresh WHERE deleted_at IS NULL
    UNION ALL
    SELECT owner_id, team_id, status, -1 FROM stale WHERE deleted_at IS NULL
  ) AS moved GROUP BY 1, 2, 3 HAVING sum(n) <> 0;
  RETURN NULL;
END $$;
CREATE FUNCTION leads.tally_deleted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO leads.tally SELECT owner_id, team_id, status, -count(*) FROM stale WHERE deleted_at IS NULL GROUP BY 1, 2, 3;
  RETURN NULL;
END $$;
CREATE TRIGGER tally_inserted AFTER INSERT ON leads.leads REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION leads.tally_inserted();
CREATE TRIGGER tally_updated AFTER UPDATE ON leads.leads REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION leads.tally_updated();
CREATE TRIGGER tally_deleted AFTER DELETE ON leads.leads REFERENCING OLD TABLE AS stale FOR EACH STATEMENT EXECUTE FUNCTION leads.tally_deleted();

-- ── Sharing out ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE leads.assignment_rules (
  id         uuid PRIMARY KEY,
  name       text NOT NULL CHECK (name <> ''),
  position   int NOT NULL,
  active     boolean NOT NULL DEFAULT true,
  -- all must hold: [{ field, operator, values }]
  conditions jsonb NOT NULL DEFAULT '[]',
  person_id  uuid REFERENCES people.people,
  team_id    uuid REFERENCES people.teams,
  version    int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  CHECK ((person_id IS NULL) <> (team_id IS NULL))
);
-- Whose turn it is: how much each has been given, counted against capacity.
CREATE TABLE leads.turns (
  team_id   uuid NOT NULL REFERENCES people.teams,
  person_id uuid NOT NULL REFERENCES people.people,
  given     bigint NOT NULL DEFAULT 0,
  last_at   timestamptz,
  PRIMARY KEY (team_id, person_id)
);

-- ── Duplicates that were looked at ───────────────────────────────────────────────────────────────────────────────────

CREATE TABLE leads.duplicate_pairs (
  lead_a      uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  lead_b      uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  likelihood  real NOT NULL,
  reasons     jsonb NOT NULL,
  state       text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'merged', 'different')),
  found_at    timestamptz NOT NULL DEFAULT now(),
  settled_by  uuid,
  settled_at  timestamptz,
  PRIMARY KEY (lead_a, lead_b),
  CHECK (lead_a < lead_b)
);
CREATE INDEX duplicate_pairs_open ON leads.duplicate_pairs (likelihood DESC, lead_a, lead_b) WHERE state = 'open';
ALTER TABLE leads.duplicate_pairs ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.duplicate_pairs FORCE ROW LEVEL SECURITY;
-- A pair is seen by who sees both sides.
CREATE POLICY pairs_of_visible ON leads.duplicate_pairs USING (
  EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_a OFFSET 0) AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_b OFFSET 0)
);

-- ── Web forms ────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE leads.forms (
  id          uuid PRIMARY KEY,
  key         text NOT NULL UNIQUE,               -- in the public address; not guessable
  name        text NOT NULL CHECK (name <> ''),
  language    text NOT NULL,
  definition  jsonb NOT NULL,                     -- fields, texts, source, campaign, thank-you, consent text
  origins     text[] NOT NULL DEFAULT '{}',       -- sites that may embed it
  active      boolean NOT NULL DEFAULT true,
  version     int NOT NULL DEFAULT 1,
  created_at  timestamptz NOT NULL DEFAULT now(),
  deleted_at  timestamptz
);

-- ── Imports ──────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE leads.imports (
  id           uuid PRIMARY KEY,
  file_name    text NOT NULL,
  path         text NOT NULL,                     -- where the file lies; every process reaches it there
  sha256       bytea NOT NULL,                    -- the same file twice is said, not refused
  bytes_total  bigint NOT NULL,
  created_by   uuid NOT NULL,
  via          text NOT NULL,
  state        text NOT NULL CHECK (state IN ('uploaded', 'checking', 'ready', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  options      jsonb NOT NULL,                    -- mapping, duplicate treatment, whole file or row by row, owner
  facts        jsonb NOT NULL DEFAULT '{}',       -- encoding, header, sample, proposed mapping; later what was found
  -- moves with every step: who works on it holds it until then, and after a crash it is taken up again
  held_by      uuid,
  held_until   timestamptz,
  cancel_asked boolean NOT NULL DEFAULT false,
  failure      jsonb,
  version      int NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL DEFAULT now(),
  started_at   timestamptz,
  finished_at  timestamptz
);
CREATE INDEX imports_sha256 ON leads.imports (sha256);
CREATE INDEX imports_held ON leads.imports (held_until) WHERE state IN ('checking', 'running', 'undoing');
ALTER TABLE leads.imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.imports FORCE ROW LEVEL SECURITY;
CREATE POLICY imports_own ON leads.imports USING (
  created_by = (SELECT platform.actor_id()) OR (SELECT platform.scope('leads.import')) = 'all'
);
-- What each piece of the file came to, written with its rows: a piece is done once, however often it is begun.
CREATE TABLE leads.import_chunks (
  import_id  uuid NOT NULL REFERENCES leads.imports ON DELETE CASCADE,
  phase      text NOT NULL CHECK (phase IN ('check', 'run')),
  n          int NOT NULL,
  first_row  bigint NOT NULL,
  rows       int NOT NULL,
  created    int NOT NULL,
  updated    int NOT NULL,
  skipped    int NOT NULL,
  rejected   int NOT NULL,
  bytes_read bigint NOT NULL,
  PRIMARY KEY (import_id, phase, n)
);
ALTER TABLE leads.import_chunks ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.import_chunks FORCE ROW LEVEL SECURITY;
CREATE POLICY chunks_of_visible ON leads.import_chunks USING (
  EXISTS (SELECT 1 FROM leads.imports i WHERE i.id = import_id OFFSET 0)
);
-- How a lead stood before an import changed it, and the version it was given: what undoing puts back.
CREATE TABLE leads.import_changes (
  import_id uuid NOT NULL REFERENCES leads.imports ON DELETE CASCADE,
  lead_id   uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  before    jsonb NOT NULL,
  version   int NOT NULL,
  PRIMARY KEY (import_id, lead_id)
);
ALTER TABLE leads.import_changes ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.import_changes FORCE ROW LEVEL SECURITY;
CREATE POLICY changes_of_visible ON leads.import_changes USING (
  EXISTS (SELECT 1 FROM leads.imports i WHERE i.id = import_id OFFSET 0)
);
-- Under which number another system knows a lead: the key by which later files update it.
CREATE TABLE leads.external_ids (
  key     text PRIMARY KEY,
  lead_id uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE
);
CREATE INDEX external_ids_lead ON leads.external_ids (lead_id);
ALTER TABLE leads.external_ids ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.external_ids FORCE ROW LEVEL SECURITY;
CREATE POLICY external_ids_of_visible ON leads.external_ids USING (
  EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id)
);
-- Rows with something to say about them: not taken, left out as known already, or taken with a remark.
CREATE TABLE leads.import_problems (
  import_id uuid NOT NULL REFERENCES leads.imports ON DELETE CASCADE,
  row       bigint NOT NULL,
  outcome   text NOT NULL CHECK (outcome IN ('rejected', 'skipped', 'noted')),
  problems  jsonb NOT NULL,                       -- [{ column, code, facts }]
  cells     text[] NOT NULL,                      -- of rejected ones: the error file is made of these
  PRIMARY KEY (import_id, row)
);
ALTER TABLE leads.import_problems ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.import_problems FORCE ROW LEVEL SECURITY;
CREATE POLICY problems_of_visible ON leads.import_problems USING (
  EXISTS (SELECT 1 FROM leads.imports i WHERE i.id = import_id OFFSET 0)
);
-- Thirty indexes kept up row by row cost three times what building them at the end does. A first large import, into a base that is
-- small beside it, sets aside those that only lists and search need; what is noted here is built again, whatever happens.
CREATE TABLE leads.indexes_aside (
  name       text PRIMARY KEY,
  definition text NOT NULL
);
CREATE FUNCTION leads.set_indexes_aside() RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '2s' AS $$
DECLARE
  i record;
  n int := 0;
BEGIN
  FOR i IN
    SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS definition
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
    WHERE x.indrelid IN ('leads.leads'::regclass, 'search.documents'::regclass) AND NOT x.indisunique
      -- By these a lead is known again, also while others come in.
      AND c.relname NOT IN ('leads_phone', 'leads_email', 'leads_identity', 'leads_import')
  LOOP
    INSERT INTO leads.indexes_aside (name, definition) VALUES (i.name, i.definition) ON CONFLICT DO NOTHING;
    EXECUTE 'DROP INDEX ' || i.name;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;
-- Builds one of them, which is then no longer noted; false when another is already at it. Two are built side by side, so that none
-- needs helpers of its own.
CREATE FUNCTION leads.restore_index(which text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET maintenance_work_mem = '64MB' SET max_parallel_maintenance_workers = 0 AS $$
DECLARE
  wanted text;
BEGIN
  SELECT a.definition INTO wanted FROM leads.indexes_aside a WHERE a.name = which FOR UPDATE SKIP LOCKED;
  IF wanted IS NULL THEN RETURN false; END IF;
  IF to_regclass(which) IS NULL THEN EXECUTE wanted; END IF;
  DELETE FROM leads.indexes_aside a WHERE a.name = which;
  RETURN true;
END $$;
-- Which column meant what last time, by header.
CREATE TABLE leads.import_mappings (
  header_hash bytea PRIMARY KEY,
  mapping     jsonb NOT NULL,
  used_by     uuid NOT NULL,
  used_at     timestamptz NOT NULL DEFAULT now()
);
