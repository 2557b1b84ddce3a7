-- Leads, continued: whose turn it is, the shared pool, near duplicates and merging, what web forms brought.
--
-- OFFSET 0 in a policy's EXISTS keeps it a look-up by key for each row shown: without it PostgreSQL may read all leads into a hash
-- first, to show twenty rows.

-- What a company decides about its leads, one row for each room; read before every decision, written seldom.
CREATE TABLE leads.settings (
  name       text PRIMARY KEY CHECK (name IN ('assignment', 'pool')),
  value      jsonb NOT NULL,
  version    int NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid NOT NULL
);

-- ── Sharing out ──────────────────────────────────────────────────────────────────────────────────────────────────────
-- A person's place in the queue: grows by one step, the smaller the greater their capacity, with each lead they are given.
ALTER TABLE leads.turns ADD COLUMN pass bigint NOT NULL DEFAULT 0;
CREATE INDEX assignment_rules_order ON leads.assignment_rules (position) WHERE deleted_at IS NULL;

-- ── The shared pool (公海) ───────────────────────────────────────────────────────────────────────────────────────────
-- In the pool are leads with a row here and no owner. Nobody's policy shows them: the list is read by Yaosu itself with contact
-- details masked in the query, so that no other list, search or report can give them away.
CREATE TABLE leads.pool (
  lead_id uuid PRIMARY KEY REFERENCES leads.leads ON DELETE CASCADE,
  since   timestamptz NOT NULL,
  cause   text NOT NULL CHECK (cause IN ('putBack', 'takenBack')),
  reason  text,
  from_id uuid
);
CREATE INDEX pool_since ON leads.pool (since, lead_id);
-- Who took what and gave it up when: what limits and the cooling time are counted from.
CREATE TABLE leads.pool_moves (
  lead_id   uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  person_id uuid NOT NULL,
  kind      text NOT NULL CHECK (kind IN ('claimed', 'putBack', 'takenBack')),
  at        timestamptz NOT NULL
);
CREATE INDEX pool_moves_person ON leads.pool_moves (person_id, at);
CREATE INDEX pool_moves_lead ON leads.pool_moves (lead_id, person_id, at);
-- Announced: this lead goes to the pool if nobody speaks with it. A new contact begins a new idle time and needs a new warning.
CREATE TABLE leads.pool_warnings (
  lead_id    uuid PRIMARY KEY REFERENCES leads.leads ON DELETE CASCADE,
  idle_since timestamptz NOT NULL,
  warned_at  timestamptz NOT NULL
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['pool', 'pool_moves', 'pool_warnings'] LOOP
    EXECUTE format('ALTER TABLE leads.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE leads.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON leads.%I USING ((SELECT platform.scope(''*'')) = ''all'')', t || '_system', t);
    -- Who sees a lead anyway knows that it is in the pool, or soon will be.
    EXECUTE format('CREATE POLICY %I ON leads.%I FOR SELECT USING (
      (SELECT platform.scope(''*'')) = ''all'' OR EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id OFFSET 0))', t || '_seen', t);
  END LOOP;
END $$;

-- ── Near duplicates ──────────────────────────────────────────────────────────────────────────────────────────────────
-- Hashes of what like leads have in common. Without row-level security, because array operators are not leakproof and could not
-- enter the index below it; nothing of it is ever shown, and what is shown comes from leads.leads under its own policy.
CREATE TABLE leads.match_keys (
  lead_id uuid PRIMARY KEY REFERENCES leads.leads ON DELETE CASCADE,
  -- the lead's version they were made from: whatever changed a lead without renewing them is caught up with later
  version int NOT NULL,
  keys    int[] NOT NULL
);
CREATE INDEX match_keys_keys ON leads.match_keys USING gin (keys);

-- One pass over the whole base; done in steps, each kept with what it found.
CREATE TABLE leads.duplicate_scans (
  id          uuid PRIMARY KEY,
  state       text NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
  phase       text NOT NULL CHECK (phase IN ('keys', 'pairs')),
  -- leads whose keys are made, then slices of the keys gone through
  step        int NOT NULL DEFAULT 0,
  steps       int NOT NULL,
  compared    bigint NOT NULL DEFAULT 0,
  found       bigint NOT NULL DEFAULT 0,
  started_by  uuid NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE UNIQUE INDEX duplicate_scans_one ON leads.duplicate_scans ((true)) WHERE state = 'running';
CREATE INDEX duplicate_pairs_b ON leads.duplicate_pairs (lead_b);
DROP POLICY pairs_of_visible ON leads.duplicate_pairs;
CREATE POLICY pairs_of_visible ON leads.duplicate_pairs USING (
  (SELECT platform.scope('leads.read')) = 'all'
  OR (EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_a OFFSET 0)
    AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_b OFFSET 0))
);

-- ── Merging ──────────────────────────────────────────────────────────────────────────────────────────────────────────
-- How both stood before, and what was moved over: enough to take it apart again.
CREATE TABLE leads.merges (
  id           uuid PRIMARY KEY,
  kept_id      uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  away_id      uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  kept_before  jsonb NOT NULL,
  away_before  jsonb NOT NULL,
  changes      jsonb NOT NULL,
  moved        jsonb NOT NULL,
  kept_version int NOT NULL,
  merged_by    uuid NOT NULL,
  merged_at    timestamptz NOT NULL,
  undone_at    timestamptz
);
CREATE INDEX merges_kept ON leads.merges (kept_id, merged_at);
CREATE UNIQUE INDEX merges_away ON leads.merges (away_id) WHERE undone_at IS NULL;
ALTER TABLE leads.merges ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.merges FORCE ROW LEVEL SECURITY;
CREATE POLICY merges_of_visible ON leads.merges USING (
  EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = kept_id OFFSET 0)
);
-- Whose history a lead carries beside its own, also of those that had been merged into what was merged into it.
CREATE TABLE leads.histories (
  lead_id  uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  of_id    uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  merge_id uuid NOT NULL REFERENCES leads.merges ON DELETE CASCADE,
  PRIMARY KEY (lead_id, of_id, merge_id)
);
CREATE INDEX histories_of ON leads.histories (of_id);
CREATE INDEX histories_merge ON leads.histories (merge_id);
ALTER TABLE leads.histories ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.histories FORCE ROW LEVEL SECURITY;
CREATE POLICY histories_of_visible ON leads.histories USING (
  EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id OFFSET 0)
);
-- Who sees a lead sees what happened to those merged into it.
CREATE POLICY events_of_merged ON platform.events FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (
    SELECT 1 FROM leads.histories h JOIN leads.leads l ON l.id = h.lead_id WHERE h.of_id = subject_id OFFSET 0)
);

-- ── What web forms brought ───────────────────────────────────────────────────────────────────────────────────────────
CREATE TABLE leads.form_submissions (
  id           uuid PRIMARY KEY,
  form_id      uuid NOT NULL REFERENCES leads.forms,
  at           timestamptz NOT NULL,
  state        text NOT NULL CHECK (state IN ('accepted', 'quarantined', 'discarded')),
  -- why it is doubted, as codes
  reasons      text[] NOT NULL DEFAULT '{}',
  fields       jsonb NOT NULL,
  utm          jsonb,
  consent      jsonb,
  -- the page it was filled in on: the same content sent twice from it is one submission
  nonce        text NOT NULL,
  content_hash bytea NOT NULL,
  ip           text NOT NULL,
  user_agent   text NOT NULL,
  origin       text,
  lead_id      uuid REFERENCES leads.leads ON DELETE SET NULL,
  -- false: the lead was there already and its owner was told
  is_new       boolean,
  settled_by   uuid,
  settled_at   timestamptz,
  UNIQUE (form_id, nonce, content_hash)
);
CREATE INDEX form_submissions_at ON leads.form_submissions (state, at, id);
CREATE INDEX form_submissions_form ON leads.form_submissions (form_id, at, id);
CREATE INDEX form_submissions_ip ON leads.form_submissions (ip, at);
CREATE INDEX form_submissions_lead ON leads.form_submissions (lead_id) WHERE lead_id IS NOT NULL;
ALTER TABLE leads.form_submissions ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.form_submissions FORCE ROW LEVEL SECURITY;
-- Doubted ones belong to nobody yet: those who share out leads to others look through them.
CREATE POLICY form_submissions_seen ON leads.form_submissions USING (
  (SELECT platform.scope('leads.assign')) IN ('team', 'all')
  OR (lead_id IS NOT NULL AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id OFFSET 0))
);
