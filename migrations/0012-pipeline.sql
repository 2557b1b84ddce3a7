-- The pipeline: opportunities on their way from stage to stage, what they will bring, and how that went before.

CREATE SCHEMA pipeline;

-- ── What the company has set ─────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE pipeline.pipelines (
  id         uuid PRIMARY KEY,
  names      jsonb NOT NULL,                          -- by language; at least one
  position   int NOT NULL DEFAULT 0,
  version    int NOT NULL DEFAULT 1,                  -- moves with every change to it or its stages
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
CREATE TABLE pipeline.stages (
  id            uuid PRIMARY KEY,
  pipeline_id   uuid NOT NULL REFERENCES pipeline.pipelines,
  names         jsonb NOT NULL,
  position      int NOT NULL,
  probability   smallint NOT NULL CHECK (probability BETWEEN 0 AND 100),
  exit          jsonb NOT NULL DEFAULT '[]',          -- what must be true to leave it forwards
  step_required boolean NOT NULL DEFAULT false,
  usual_step    jsonb,                                -- by language
  stale_days    int CHECK (stale_days BETWEEN 1 AND 3650),
  deleted_at    timestamptz                           -- history still names it
);
CREATE INDEX stages_pipeline ON pipeline.stages (pipeline_id, position);

CREATE TABLE pipeline.reasons (
  id         uuid PRIMARY KEY,
  kind       text NOT NULL CHECK (kind IN ('won', 'lost')),
  names      jsonb NOT NULL,
  position   int NOT NULL DEFAULT 0,
  deleted_at timestamptz
);
CREATE TABLE pipeline.competitors (
  id         uuid PRIMARY KEY,
  name       text NOT NULL CHECK (name <> ''),
  note       text,
  deleted_at timestamptz
);
CREATE UNIQUE INDEX competitors_name ON pipeline.competitors (lower(name)) WHERE deleted_at IS NULL;

-- From this day on one unit of the currency is worth so much of the company's currency.
CREATE TABLE pipeline.rates (
  base     text NOT NULL CHECK (base ~ '^[A-Z]{3}$'),
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  from_on  date NOT NULL,
  rate     numeric(20, 8) NOT NULL CHECK (rate > 0),
  set_by   uuid NOT NULL,
  set_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (base, currency, from_on),
  CHECK (base <> currency)
);

-- ── Opportunities ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE pipeline.opportunities (
  id                uuid PRIMARY KEY,
  name              text NOT NULL CHECK (name <> ''),
  account_id        uuid REFERENCES customers.accounts,
  account_name      text NOT NULL DEFAULT '',         -- follows the account (trigger below): who sees the deal knows whose it is
  account_was       uuid,                             -- before its account was merged into another
  pipeline_id       uuid NOT NULL REFERENCES pipeline.pipelines,
  stage_id          uuid NOT NULL REFERENCES pipeline.stages,
  state             text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'won', 'lost')),
  amount            numeric(18, 2),
  currency          text CHECK (currency ~ '^[A-Z]{3}$'),
  base_amount       numeric(18, 2),                   -- in the company's currency; null without amount or rate
  -- the _rank columns are what lists sort by (docs/decisions/0011)
  amount_rank       bigint NOT NULL GENERATED ALWAYS AS ((coalesce(base_amount, 0) * 100)::bigint) STORED,
  category          text NOT NULL DEFAULT 'pipeline' CHECK (category IN ('commit', 'bestCase', 'pipeline', 'omitted')),
  expected_close    date,
  close_rank        date NOT NULL GENERATED ALWAYS AS (coalesce(expected_close, 'infinity'::date)) STORED,
  closed_on         date,
  close_reason_id   uuid REFERENCES pipeline.reasons,
  competitor_id     uuid REFERENCES pipeline.competitors,
  close_note        text,
  products          text[] NOT NULL DEFAULT '{}',
  competitors       uuid[] NOT NULL DEFAULT '{}',
  next_step         text,
  next_step_on      date,
  next_step_rank    date NOT NULL GENERATED ALWAYS AS (coalesce(next_step_on, 'infinity'::date)) STORED,
  lead_id           uuid REFERENCES leads.leads,
  score             smallint,
  custom            jsonb NOT NULL DEFAULT '{}',
  owner_id          uuid REFERENCES people.people,
  team_id           uuid REFERENCES people.teams,
  opened_at         timestamptz NOT NULL,
  stage_since       timestamptz NOT NULL,
  furthest_stage_id uuid NOT NULL REFERENCES pipeline.stages,
  touched_at        timestamptz NOT NULL,
  stale_at          timestamptz,
  last_contact_at   timestamptz,
  slips             int NOT NULL DEFAULT 0,
  slipped_at        timestamptz,
  sort_key          text COLLATE "C" NOT NULL DEFAULT '',
  external_key      text,                             -- its name in the system it was imported from
  import_id         uuid,
  version           int NOT NULL DEFAULT 1,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now(),
  deleted_at        timestamptz,
  CHECK ((state = 'open') = (closed_on IS NULL)),
  CHECK (state <> 'won' OR amount IS NOT NULL)
) WITH (fillfactor = 85);

-- Every way a list is sorted, for everyone's and for one person's.
DO $$
DECLARE s text[];
BEGIN
  FOREACH s SLICE 1 IN ARRAY ARRAY[
    ['opened', 'opened_at'], ['updated', 'updated_at'], ['name', 'sort_key'], ['amount', 'amount_rank'],
    ['close', 'close_rank'], ['next_step', 'next_step_rank']] LOOP
    EXECUTE format('CREATE INDEX opportunities_%s ON pipeline.opportunities (%s, id, state, stage_id) WHERE deleted_at IS NULL', s[1], s[2]);
    EXECUTE format('CREATE INDEX opportunities_owner_%s ON pipeline.opportunities (owner_id, %s, id, state, stage_id) WHERE deleted_at IS NULL', s[1], s[2]);
  END LOOP;
END $$;
-- The board and all that asks for what is open.
CREATE INDEX opportunities_board ON pipeline.opportunities (pipeline_id, stage_id, close_rank, id)
  INCLUDE (owner_id, team_id, amount_rank, category, stale_at, next_step_rank) WHERE state = 'open' AND deleted_at IS NULL;
-- What was decided when, for reports by period: answered from the index alone.
CREATE INDEX opportunities_closed ON pipeline.opportunities (closed_on, state, id)
  INCLUDE (owner_id, team_id, base_amount, opened_at, close_reason_id, pipeline_id) WHERE state <> 'open' AND deleted_at IS NULL;
CREATE INDEX opportunities_cohort ON pipeline.opportunities (opened_at)
  INCLUDE (owner_id, team_id, state, furthest_stage_id, base_amount, closed_on, pipeline_id) WHERE deleted_at IS NULL;
CREATE INDEX opportunities_team ON pipeline.opportunities (team_id, opened_at, id) WHERE deleted_at IS NULL;
CREATE INDEX opportunities_account ON pipeline.opportunities (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX opportunities_account_was ON pipeline.opportunities (account_was) WHERE account_was IS NOT NULL;
CREATE INDEX opportunities_import ON pipeline.opportunities (import_id) WHERE import_id IS NOT NULL;
-- A lead becomes one opportunity, however often it is clicked; another system's key stands for one.
CREATE UNIQUE INDEX opportunities_lead ON pipeline.opportunities (lead_id) WHERE lead_id IS NOT NULL AND deleted_at IS NULL;
CREATE UNIQUE INDEX opportunities_external ON pipeline.opportunities (external_key) WHERE external_key IS NOT NULL AND deleted_at IS NULL;

CREATE TABLE pipeline.involved (
  opportunity_id uuid NOT NULL REFERENCES pipeline.opportunities ON DELETE CASCADE,
  contact_id     uuid NOT NULL REFERENCES customers.contacts,
  role           text NOT NULL CHECK (role IN ('decisionMaker', 'influencer', 'user', 'gatekeeper', 'champion')),
  position       int NOT NULL DEFAULT 0,
  contact_was    uuid,                                -- before the contact was merged into another
  PRIMARY KEY (opportunity_id, contact_id)
);
CREATE INDEX involved_contact ON pipeline.involved (contact_id);
CREATE INDEX involved_was ON pipeline.involved (contact_was) WHERE contact_was IS NOT NULL;

-- What rooms further along have recorded: need sheet complete, quote sent …
CREATE TABLE pipeline.milestones (
  opportunity_id uuid NOT NULL REFERENCES pipeline.opportunities ON DELETE CASCADE,
  name           text NOT NULL,
  at             timestamptz NOT NULL,
  PRIMARY KEY (opportunity_id, name)
);

-- Each change that counts, with what it was before: stage, outcome, amount, expected close. The forecast learns from it, the review reads
-- one week of it. Kept by the same statement as the opportunity (trigger below), so that no act can forget it.
CREATE TABLE pipeline.steps (
  n              bigint GENERATED ALWAYS AS IDENTITY,
  opportunity_id uuid NOT NULL REFERENCES pipeline.opportunities ON DELETE CASCADE,
  at             timestamptz NOT NULL,
  on_day         date,                                -- of a decision: the day it was decided
  pipeline_id    uuid NOT NULL,
  from_stage_id  uuid,
  stage_id       uuid NOT NULL,
  from_state     text,                                -- null: it began
  state          text NOT NULL,
  from_amount    numeric(18, 2),
  amount         numeric(18, 2),
  from_close     date,
  close          date,
  owner_id       uuid,
  team_id        uuid,
  PRIMARY KEY (n)
);
CREATE INDEX steps_opportunity ON pipeline.steps (opportunity_id, at, n);
CREATE INDEX steps_at ON pipeline.steps (at, opportunity_id);
CREATE INDEX steps_owner_at ON pipeline.steps (owner_id, at, opportunity_id);

-- ── What is promised, wanted and foretold ────────────────────────────────────────────────────────────────────────────

-- Submitted by the salesperson, adjusted by the manager: every one stays as it was.
CREATE TABLE pipeline.promises (
  id         uuid PRIMARY KEY,
  person_id  uuid NOT NULL REFERENCES people.people,  -- whose deals
  team_id    uuid REFERENCES people.teams,
  month      date NOT NULL CHECK (extract(day FROM month) = 1),
  kind       text NOT NULL CHECK (kind IN ('submitted', 'adjusted')),
  commit     numeric(18, 2) NOT NULL,
  best_case  numeric(18, 2) NOT NULL,
  pipeline   numeric(18, 2) NOT NULL,
  note       text,
  computed   jsonb NOT NULL,                          -- what the deals said at that moment
  deals      jsonb NOT NULL,                          -- and which they were
  by_id      uuid NOT NULL REFERENCES people.people,
  at         timestamptz NOT NULL,
  CHECK (commit <= best_case AND best_case <= pipeline),
  CHECK (kind = 'submitted' OR note IS NOT NULL)
);
CREATE INDEX promises_period ON pipeline.promises (month, person_id, at DESC);

-- What is wanted of a person, a team, or (both null) the company in a month, in the company's currency.
CREATE TABLE pipeline.targets (
  id         uuid PRIMARY KEY,
  person_id  uuid REFERENCES people.people,
  team_id    uuid REFERENCES people.teams,
  month      date NOT NULL CHECK (extract(day FROM month) = 1),
  amount     numeric(18, 2) NOT NULL CHECK (amount >= 0),
  set_by     uuid NOT NULL,
  set_at     timestamptz NOT NULL DEFAULT now(),
  CHECK (person_id IS NULL OR team_id IS NULL)
);
CREATE UNIQUE INDEX targets_one ON pipeline.targets (month, person_id, team_id) NULLS NOT DISTINCT;

-- The simulated forecast, as it was made; the newest of a scope is shown.
CREATE TABLE pipeline.forecasts (
  id       uuid PRIMARY KEY,
  scope    text NOT NULL CHECK (scope IN ('company', 'team', 'person')),
  scope_id uuid,
  made_on  date NOT NULL,
  months   int NOT NULL CHECK (months IN (1, 3)),
  result   jsonb,                                     -- null: too little history
  trials   jsonb NOT NULL DEFAULT '[]',
  made_at  timestamptz NOT NULL DEFAULT now(),
  CHECK ((scope = 'company') = (scope_id IS NULL))
);
CREATE UNIQUE INDEX forecasts_one ON pipeline.forecasts (scope, scope_id, months, made_on) NULLS NOT DISTINCT;

-- How leads became opportunities, so that it can be taken back.
CREATE TABLE pipeline.conversions (
  id             uuid PRIMARY KEY,                    -- the batch that undoes it
  lead_id        uuid NOT NULL REFERENCES leads.leads,
  opportunity_id uuid NOT NULL REFERENCES pipeline.opportunities ON DELETE CASCADE,
  account_id     uuid REFERENCES customers.accounts,
  contact_id     uuid REFERENCES customers.contacts,
  made_opportunity boolean NOT NULL,
  made_account   boolean NOT NULL,
  made_contact   boolean NOT NULL,
  by_id          uuid NOT NULL,
  at             timestamptz NOT NULL,
  undone_at      timestamptz
);
CREATE INDEX conversions_opportunity ON pipeline.conversions (opportunity_id);
CREATE UNIQUE INDEX conversions_lead ON pipeline.conversions (lead_id) WHERE undone_at IS NULL;

-- ── What follows by itself ───────────────────────────────────────────────────────────────────────────────────────────

CREATE FUNCTION pipeline.keep_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO pipeline.steps (opportunity_id, at, on_day, pipeline_id, stage_id, state, amount, close, owner_id, team_id)
    VALUES (NEW.id, NEW.opened_at, NEW.closed_on, NEW.pipeline_id, NEW.stage_id, NEW.state, NEW.base_amount, NEW.expected_close, NEW.owner_id, NEW.team_id);
    RETURN NULL;
  END IF;
  -- Reports follow the deal into other hands.
  IF NEW.owner_id IS DISTINCT FROM OLD.owner_id OR NEW.team_id IS DISTINCT FROM OLD.team_id THEN
    UPDATE pipeline.steps SET owner_id = NEW.owner_id, team_id = NEW.team_id WHERE opportunity_id = NEW.id;
  END IF;
  -- Another rate alone is no step of the deal.
  IF (NEW.stage_id, NEW.state, NEW.amount, NEW.currency, NEW.expected_close, NEW.closed_on)
    IS DISTINCT FROM (OLD.stage_id, OLD.state, OLD.amount, OLD.currency, OLD.expected_close, OLD.closed_on) THEN
    INSERT INTO pipeline.steps (opportunity_id, at, on_day, pipeline_id, from_stage_id, stage_id, from_state, state, from_amount, amount,
      from_close, close, owner_id, team_id)
    VALUES (NEW.id, NEW.updated_at, NEW.closed_on, NEW.pipeline_id, OLD.stage_id, NEW.stage_id, OLD.state, NEW.state, OLD.base_amount,
      NEW.base_amount, OLD.expected_close, NEW.expected_close, NEW.owner_id, NEW.team_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_steps AFTER INSERT OR UPDATE ON pipeline.opportunities FOR EACH ROW EXECUTE FUNCTION pipeline.keep_steps();

-- These look with Yaosu's own eyes for a moment: whoever renames an account need not see the deals of others.
CREATE FUNCTION pipeline.follow_account() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  UPDATE pipeline.opportunities SET account_name = NEW.name WHERE account_id = NEW.id AND account_name <> NEW.name;
  PERFORM set_config('yaosu.grants', held, true);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_account AFTER UPDATE OF name ON customers.accounts FOR EACH ROW
  WHEN (OLD.name IS DISTINCT FROM NEW.name) EXECUTE FUNCTION pipeline.follow_account();

-- Accounts and contacts that are merged take their deals along, and have them back when they are parted.
CREATE FUNCTION pipeline.follow_account_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  IF NEW.merged_into IS NULL THEN
    UPDATE pipeline.opportunities SET account_id = NEW.id, account_was = NULL, account_name = NEW.name WHERE account_was = NEW.id;
  ELSE
    UPDATE pipeline.opportunities o SET account_id = NEW.merged_into, account_was = coalesce(o.account_was, NEW.id), account_name = a.name
    FROM customers.accounts a WHERE o.account_id = NEW.id AND a.id = NEW.merged_into;
  END IF;
  PERFORM set_config('yaosu.grants', held, true);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_account_merge AFTER UPDATE OF merged_into ON customers.accounts FOR EACH ROW
  WHEN (OLD.merged_into IS DISTINCT FROM NEW.merged_into) EXECUTE FUNCTION pipeline.follow_account_merge();
CREATE FUNCTION pipeline.follow_contact_merge() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  IF NEW.merged_into IS NULL THEN
    UPDATE pipeline.involved i SET contact_id = NEW.id, contact_was = NULL WHERE contact_was = NEW.id
      AND NOT EXISTS (SELECT 1 FROM pipeline.involved b WHERE b.opportunity_id = i.opportunity_id AND b.contact_id = NEW.id);
  ELSE
    UPDATE pipeline.involved i SET contact_id = NEW.merged_into, contact_was = coalesce(i.contact_was, NEW.id) WHERE contact_id = NEW.id
      AND NOT EXISTS (SELECT 1 FROM pipeline.involved b WHERE b.opportunity_id = i.opportunity_id AND b.contact_id = NEW.merged_into);
  END IF;
  PERFORM set_config('yaosu.grants', held, true);
  RETURN NULL;
END $$;
CREATE TRIGGER follow_contact_merge AFTER UPDATE OF merged_into ON customers.contacts FOR EACH ROW
  WHEN (OLD.merged_into IS DISTINCT FROM NEW.merged_into) EXECUTE FUNCTION pipeline.follow_contact_merge();

-- ── Who sees and who changes ─────────────────────────────────────────────────────────────────────────────────────────
-- The comparisons stand inside the sub-selects (migration 0003 says why).

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['pipelines', 'stages', 'reasons', 'competitors', 'rates', 'opportunities', 'involved', 'milestones', 'steps',
    'promises', 'targets', 'forecasts', 'conversions'] LOOP
    EXECUTE format('ALTER TABLE pipeline.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE pipeline.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  -- Settings: read by whoever is signed in, changed by who may.
  FOREACH t IN ARRAY ARRAY['pipelines', 'stages', 'reasons', 'competitors', 'rates'] LOOP
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR SELECT USING ((SELECT platform.actor_id()) IS NOT NULL)', t || '_read', t);
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR INSERT WITH CHECK ((SELECT platform.scope(''pipeline.manage'')) = ''all'')', t || '_insert', t);
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR UPDATE USING ((SELECT platform.scope(''pipeline.manage'')) = ''all'')', t || '_update', t);
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR DELETE USING ((SELECT platform.scope(''pipeline.manage'')) = ''all'')', t || '_delete', t);
  END LOOP;
  -- Records of somebody: own, team and below, all.
  FOREACH t IN ARRAY ARRAY['opportunities', 'steps'] LOOP
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR SELECT USING (
      (SELECT platform.scope(''pipeline.read'') = ''all'')
      OR ((SELECT platform.scope(''pipeline.read'') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
      OR ((SELECT platform.scope(''pipeline.read'') = ''team'') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[])))', t || '_read', t);
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR INSERT WITH CHECK ((SELECT platform.scope(''pipeline.write'')) IS NOT NULL)', t || '_insert', t);
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR UPDATE USING (
      (SELECT platform.scope(''pipeline.write'') = ''all'')
      OR ((SELECT platform.scope(''pipeline.write'') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
      OR ((SELECT platform.scope(''pipeline.write'') = ''team'') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[])))', t || '_update', t);
    EXECUTE format('CREATE POLICY %I ON pipeline.%I FOR DELETE USING ((SELECT platform.scope(''*'')) = ''all'')', t || '_delete', t);
  END LOOP;
END $$;

CREATE FUNCTION pipeline.may_write(opportunity uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT 1 FROM pipeline.opportunities o
    WHERE o.id = opportunity AND (
      (SELECT platform.scope('pipeline.write') = 'all')
      OR ((SELECT platform.scope('pipeline.write') IS NOT NULL) AND o.owner_id = (SELECT platform.actor_id()))
      OR ((SELECT platform.scope('pipeline.write') = 'team') AND o.team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
    ))
$$;

-- What hangs on an opportunity is seen by who sees it and changed by who may change it.
CREATE POLICY involved_read ON pipeline.involved FOR SELECT USING (
  (SELECT platform.scope('pipeline.read') = 'all') OR EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = opportunity_id OFFSET 0));
CREATE POLICY involved_insert ON pipeline.involved FOR INSERT WITH CHECK ((SELECT platform.scope('pipeline.write')) IS NOT NULL);
CREATE POLICY involved_change ON pipeline.involved FOR UPDATE USING (pipeline.may_write(opportunity_id));
CREATE POLICY involved_delete ON pipeline.involved FOR DELETE USING (pipeline.may_write(opportunity_id));
CREATE POLICY milestones_read ON pipeline.milestones FOR SELECT USING (
  (SELECT platform.scope('pipeline.read') = 'all') OR EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = opportunity_id OFFSET 0));
CREATE POLICY milestones_write ON pipeline.milestones FOR INSERT WITH CHECK (pipeline.may_write(opportunity_id));
CREATE POLICY milestones_delete ON pipeline.milestones FOR DELETE USING (pipeline.may_write(opportunity_id));
CREATE POLICY conversions_read ON pipeline.conversions FOR SELECT USING (
  (SELECT platform.scope('pipeline.read') = 'all')
  OR EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = opportunity_id OFFSET 0)
  OR EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id OFFSET 0));
CREATE POLICY conversions_insert ON pipeline.conversions FOR INSERT WITH CHECK (by_id = (SELECT platform.actor_id()));
CREATE POLICY conversions_update ON pipeline.conversions FOR UPDATE USING (pipeline.may_write(opportunity_id));

-- Promises: one's own, one's teams', all; one submits for oneself, a manager adjusts for the people below.
CREATE POLICY promises_read ON pipeline.promises FOR SELECT USING (
  (SELECT platform.scope('pipeline.read') = 'all')
  OR ((SELECT platform.scope('pipeline.read') IS NOT NULL) AND person_id = (SELECT platform.actor_id()))
  OR ((SELECT platform.scope('pipeline.read') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[])));
CREATE POLICY promises_insert ON pipeline.promises FOR INSERT WITH CHECK (
  by_id = (SELECT platform.actor_id()) AND (
    (kind = 'submitted' AND person_id = (SELECT platform.actor_id()) AND (SELECT platform.scope('pipeline.write')) IS NOT NULL)
    OR (SELECT platform.scope('forecast.manage') = 'all')
    OR ((SELECT platform.scope('forecast.manage') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
  ) OR (SELECT platform.scope('*') = 'all'));
CREATE POLICY promises_delete ON pipeline.promises FOR DELETE USING ((SELECT platform.scope('*')) = 'all');

CREATE POLICY targets_read ON pipeline.targets FOR SELECT USING (
  (SELECT platform.scope('pipeline.read') = 'all') OR person_id = (SELECT platform.actor_id())
  OR ((SELECT platform.scope('pipeline.read') = 'team') AND (team_id = ANY ((SELECT platform.actor_teams())::uuid[])
    OR EXISTS (SELECT 1 FROM people.people p WHERE p.id = person_id AND p.team_id = ANY ((SELECT platform.actor_teams())::uuid[]) OFFSET 0))));
CREATE POLICY targets_write ON pipeline.targets USING (
  (SELECT platform.scope('forecast.manage') = 'all')
  OR ((SELECT platform.scope('forecast.manage') = 'team') AND (team_id = ANY ((SELECT platform.actor_teams())::uuid[])
    OR EXISTS (SELECT 1 FROM people.people p WHERE p.id = person_id AND p.team_id = ANY ((SELECT platform.actor_teams())::uuid[]) OFFSET 0))));

-- A forecast is seen by who sees all the deals that it stands on; only Yaosu itself makes it.
CREATE POLICY forecasts_read ON pipeline.forecasts FOR SELECT USING (
  (SELECT platform.scope('pipeline.read') = 'all')
  OR (scope = 'person' AND scope_id = (SELECT platform.actor_id()) AND (SELECT platform.scope('pipeline.read')) IS NOT NULL)
  OR (scope = 'team' AND (SELECT platform.scope('pipeline.read') = 'team') AND scope_id = ANY ((SELECT platform.actor_teams())::uuid[]))
  OR (scope = 'person' AND (SELECT platform.scope('pipeline.read') = 'team')
    AND EXISTS (SELECT 1 FROM people.people p WHERE p.id = scope_id AND p.team_id = ANY ((SELECT platform.actor_teams())::uuid[]) OFFSET 0)));
CREATE POLICY forecasts_write ON pipeline.forecasts USING ((SELECT platform.scope('*')) = 'all');

-- Events, files and evidence follow the opportunity; so do those of the lead that it came from.
CREATE POLICY events_of_opportunities ON platform.events FOR SELECT USING (
  subject_kind = 'opportunity' AND EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = subject_id OFFSET 0));
CREATE POLICY events_of_source_leads ON platform.events FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.lead_id = subject_id AND o.deleted_at IS NULL OFFSET 0));
CREATE POLICY files_of_opportunities ON platform.files FOR SELECT USING (
  subject_kind = 'opportunity' AND EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = subject_id OFFSET 0));
CREATE POLICY files_to_opportunities ON platform.files FOR INSERT WITH CHECK (
  subject_kind = 'opportunity' AND owner_id = (SELECT platform.actor_id()) AND pipeline.may_write(subject_id));
CREATE POLICY files_change_of_opportunities ON platform.files FOR UPDATE
  USING (subject_kind = 'opportunity' AND pipeline.may_write(subject_id))
  WITH CHECK (subject_kind = 'opportunity' AND pipeline.may_write(subject_id));
CREATE POLICY files_of_source_leads ON platform.files FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.lead_id = subject_id AND o.deleted_at IS NULL OFFSET 0));

CREATE POLICY evidence_of_opportunities ON qualification.evidence FOR SELECT USING (
  subject_kind = 'opportunity' AND EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = subject_id OFFSET 0));
CREATE POLICY evidence_of_opportunities_insert ON qualification.evidence FOR INSERT WITH CHECK (
  subject_kind = 'opportunity' AND pipeline.may_write(subject_id));
CREATE POLICY evidence_of_opportunities_update ON qualification.evidence FOR UPDATE USING (
  subject_kind = 'opportunity' AND pipeline.may_write(subject_id));
CREATE POLICY asked_of_opportunities ON qualification.asked FOR SELECT USING (
  subject_kind = 'opportunity' AND EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = subject_id OFFSET 0));
CREATE POLICY asked_of_opportunities_insert ON qualification.asked FOR INSERT WITH CHECK (
  subject_kind = 'opportunity' AND asked_by = (SELECT platform.actor_id()) AND pipeline.may_write(subject_id));
CREATE POLICY asked_of_opportunities_update ON qualification.asked FOR UPDATE USING (
  subject_kind = 'opportunity' AND pipeline.may_write(subject_id));
CREATE POLICY asked_of_opportunities_delete ON qualification.asked FOR DELETE USING (
  subject_kind = 'opportunity' AND pipeline.may_write(subject_id));
CREATE POLICY overrules_of_opportunities ON qualification.overrules FOR SELECT USING (
  subject_kind = 'opportunity' AND EXISTS (SELECT 1 FROM pipeline.opportunities o WHERE o.id = subject_id OFFSET 0));
CREATE POLICY overrules_of_opportunities_write ON qualification.overrules USING (
  subject_kind = 'opportunity' AND pipeline.may_write(subject_id)
) WITH CHECK (
  subject_kind = 'opportunity' AND by_id = (SELECT platform.actor_id()) AND pipeline.may_write(subject_id));

-- Names of contacts, for who sees a deal but not the customer's whole file.
CREATE FUNCTION pipeline.contact_name(contact uuid) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  held text := current_setting('yaosu.grants', true);
  found text;
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  SELECT c.name || coalesce(' · ' || c.title, '') INTO found FROM customers.contacts c WHERE c.id = contact;
  PERFORM set_config('yaosu.grants', held, true);
  RETURN found;
END $$;

-- ── What every company starts with ───────────────────────────────────────────────────────────────────────────────────

-- As Yaosu itself, for this transaction.
SELECT set_config('yaosu.grants', '{"*":"all"}', true);
INSERT INTO pipeline.pipelines (id, names) VALUES
  ('0197c000-0000-7000-8000-000000000001', '{"zh-CN":"销售管道","zh-TW":"銷售管道","en":"Sales"}');
INSERT INTO pipeline.stages (id, pipeline_id, position, names, probability, exit, step_required, usual_step, stale_days) VALUES
  ('0197c000-0000-7000-8000-000000000011', '0197c000-0000-7000-8000-000000000001', 0, '{"zh-CN":"初步接洽","zh-TW":"初步接洽","en":"First talks"}', 10,
   '[{"kind":"known","field":"accountId"},{"kind":"known","field":"people"}]', true, '{"zh-CN":"约时间了解需求","zh-TW":"約時間了解需求","en":"Arrange a talk about what they need"}', 14),
  ('0197c000-0000-7000-8000-000000000012', '0197c000-0000-7000-8000-000000000001', 1, '{"zh-CN":"需求确认","zh-TW":"需求確認","en":"Need understood"}', 25,
   '[{"kind":"contacted","way":"direct","times":1},{"kind":"known","field":"products"}]', true, '{"zh-CN":"整理需求，确认能否满足","zh-TW":"整理需求，確認能否滿足","en":"Write up the need and check that it fits"}', 14),
  ('0197c000-0000-7000-8000-000000000013', '0197c000-0000-7000-8000-000000000001', 2, '{"zh-CN":"方案报价","zh-TW":"方案報價","en":"Proposal"}', 50,
   '[{"kind":"known","field":"amount"},{"kind":"known","field":"expectedClose"}]', true, '{"zh-CN":"发报价并约时间讲解","zh-TW":"發報價並約時間說明","en":"Send the quote and walk them through it"}', 21),
  ('0197c000-0000-7000-8000-000000000014', '0197c000-0000-7000-8000-000000000001', 3, '{"zh-CN":"商务谈判","zh-TW":"商務談判","en":"Negotiation"}', 70,
   '[{"kind":"role","role":"decisionMaker","met":false}]', true, '{"zh-CN":"与拍板的人谈定条件","zh-TW":"與決策者談定條件","en":"Settle terms with the decision maker"}', 14),
  ('0197c000-0000-7000-8000-000000000015', '0197c000-0000-7000-8000-000000000001', 4, '{"zh-CN":"待签合同","zh-TW":"待簽合約","en":"Contract"}', 90,
   '[]', true, '{"zh-CN":"催签合同","zh-TW":"催簽合約","en":"Get it signed"}', 14);

INSERT INTO pipeline.reasons (id, kind, position, names) VALUES
  ('0197c000-0000-7000-8000-000000000021', 'won', 0, '{"zh-CN":"产品更合适","zh-TW":"產品更合適","en":"Better fit"}'),
  ('0197c000-0000-7000-8000-000000000022', 'won', 1, '{"zh-CN":"价格有优势","zh-TW":"價格有優勢","en":"Price"}'),
  ('0197c000-0000-7000-8000-000000000023', 'won', 2, '{"zh-CN":"交期更快","zh-TW":"交期更快","en":"Faster delivery"}'),
  ('0197c000-0000-7000-8000-000000000024', 'won', 3, '{"zh-CN":"服务与信任","zh-TW":"服務與信任","en":"Service and trust"}'),
  ('0197c000-0000-7000-8000-000000000031', 'lost', 0, '{"zh-CN":"价格太高","zh-TW":"價格太高","en":"Price too high"}'),
  ('0197c000-0000-7000-8000-000000000032', 'lost', 1, '{"zh-CN":"产品不满足要求","zh-TW":"產品不符需求","en":"Does not fit the need"}'),
  ('0197c000-0000-7000-8000-000000000033', 'lost', 2, '{"zh-CN":"交期赶不上","zh-TW":"交期趕不上","en":"Delivery too late"}'),
  ('0197c000-0000-7000-8000-000000000034', 'lost', 3, '{"zh-CN":"输给竞争对手","zh-TW":"輸給競爭對手","en":"Lost to a competitor"}'),
  ('0197c000-0000-7000-8000-000000000035', 'lost', 4, '{"zh-CN":"项目取消或没有预算","zh-TW":"專案取消或沒有預算","en":"Project cancelled, or no budget"}'),
  ('0197c000-0000-7000-8000-000000000036', 'lost', 5, '{"zh-CN":"联系不上","zh-TW":"聯絡不上","en":"No answer any more"}');

-- Roles as shipped learn the new rights; whoever changed theirs decides alone.
UPDATE people.roles SET grants = grants || '{"pipeline.read":"team","pipeline.write":"team","pipeline.assign":"team","pipeline.delete":"team","pipeline.import":"team","pipeline.export":"team","forecast.manage":"team"}', version = version + 1 WHERE key = 'manager';
UPDATE people.roles SET grants = grants || '{"pipeline.read":"own","pipeline.write":"own","pipeline.assign":"own","pipeline.delete":"own","pipeline.import":"own"}', version = version + 1 WHERE key = 'sales';
UPDATE people.roles SET grants = grants || '{"pipeline.read":"all"}', version = version + 1 WHERE key = 'readonly';
