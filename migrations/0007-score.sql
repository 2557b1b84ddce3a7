-- The lead score: one narrow row per lead, beside leads.leads and not on it (docs/decisions/0012). Whatever a lead's owner, team or
-- deletion becomes, its score row follows by trigger, so that row-level security can stand on the row itself.

ALTER TABLE leads.settings DROP CONSTRAINT settings_name_check;
ALTER TABLE leads.settings ADD CONSTRAINT settings_name_check CHECK (name IN ('assignment', 'pool', 'score'));

-- ── Cards ────────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE leads.score_cards (
  id           uuid PRIMARY KEY,
  number       int UNIQUE,                        -- none while it is the draft
  state        text NOT NULL CHECK (state IN ('draft', 'candidate', 'published', 'retired')),
  card         jsonb NOT NULL,
  base_on      uuid REFERENCES leads.score_cards,
  note         text,
  comparison   jsonb,                             -- against the card in use when it was learned
  leaks        jsonb NOT NULL DEFAULT '[]',
  version      int NOT NULL DEFAULT 1,
  created_by   uuid NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  changed_by   uuid,
  changed_at   timestamptz,
  published_by uuid,
  published_at timestamptz,
  CHECK ((state = 'draft') = (number IS NULL))
);
CREATE UNIQUE INDEX score_cards_published ON leads.score_cards ((true)) WHERE state = 'published';
CREATE UNIQUE INDEX score_cards_draft ON leads.score_cards ((false)) WHERE state = 'draft';

-- ── What stands for each lead ────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE leads.scores (
  lead_id           uuid PRIMARY KEY REFERENCES leads.leads ON DELETE CASCADE,
  owner_id          uuid,
  team_id           uuid,
  live              boolean NOT NULL,
  score             smallint NOT NULL CHECK (score BETWEEN 0 AND 100),
  raw               int NOT NULL,
  fit_points        int NOT NULL,
  engagement_points int NOT NULL,
  fit_grade         text NOT NULL CHECK (fit_grade IN ('A', 'B', 'C', 'D')),
  engagement_grade  text NOT NULL CHECK (engagement_grade IN ('1', '2', '3', '4')),
  chance            real NOT NULL,
  card_id           uuid NOT NULL,                -- no key to check: a million rows change it at once
  lead_version      int NOT NULL,                 -- what of the lead it was made from
  scored_at         timestamptz NOT NULL,
  next_change_at    timestamptz                   -- when passing time alone will move a bin; never: null
) WITH (fillfactor = 80);
CREATE INDEX scores_score ON leads.scores (score, lead_id) WHERE live;
CREATE INDEX scores_owner_score ON leads.scores (owner_id, score, lead_id) WHERE live;
CREATE INDEX scores_next_change ON leads.scores (next_change_at) WHERE next_change_at IS NOT NULL AND live;

-- Decayed sums of what happened: level at another moment is level · 2^(−time/half-life), so that nothing is rewritten as time passes.
CREATE TABLE leads.engagement (
  lead_id uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  measure text NOT NULL,
  level   double precision NOT NULL,
  at      timestamptz NOT NULL,
  PRIMARY KEY (lead_id, measure)
);

-- ── History ──────────────────────────────────────────────────────────────────────────────────────────────────────────

-- Written only when the score that is shown moved.
CREATE TABLE leads.score_changes (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  lead_id uuid NOT NULL,                          -- goes with its lead by trigger: checking a million keys takes too long
  at      timestamptz NOT NULL,
  card_id uuid NOT NULL,
  before  smallint,
  after   smallint NOT NULL,
  cause   text NOT NULL,
  reasons jsonb
);
CREATE INDEX score_changes_lead ON leads.score_changes (lead_id, at DESC, id DESC);

-- How a lead ended, and how it stood just before: what every figure about quality is made of.
CREATE TABLE leads.score_outcomes (
  lead_id          uuid PRIMARY KEY REFERENCES leads.leads ON DELETE CASCADE,
  at               timestamptz NOT NULL,
  won              boolean NOT NULL,
  score            smallint NOT NULL,
  raw              int NOT NULL,
  chance           real NOT NULL,
  fit_grade        text NOT NULL,
  engagement_grade text NOT NULL,
  card_id          uuid NOT NULL
);
CREATE INDEX score_outcomes_at ON leads.score_outcomes (at);

CREATE TABLE leads.score_feedback (
  id         uuid PRIMARY KEY,
  lead_id    uuid NOT NULL REFERENCES leads.leads ON DELETE CASCADE,
  by_id      uuid NOT NULL,
  at         timestamptz NOT NULL,
  score      smallint NOT NULL,
  card_id    uuid NOT NULL,
  says       text NOT NULL CHECK (says IN ('tooHigh', 'tooLow')),
  reason     text NOT NULL,
  words      text,
  settled    text CHECK (settled IN ('agreed', 'kept')),
  settled_by uuid,
  settled_at timestamptz
);
CREATE UNIQUE INDEX score_feedback_open ON leads.score_feedback (lead_id, by_id) WHERE settled IS NULL;
CREATE INDEX score_feedback_at ON leads.score_feedback (at, id);

-- ── Long work ────────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE leads.score_trainings (
  id          uuid PRIMARY KEY,
  state       text NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'failed')),
  phase       text NOT NULL,
  done        real NOT NULL DEFAULT 0,
  started_by  uuid NOT NULL,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  result      jsonb
);
CREATE UNIQUE INDEX score_trainings_one ON leads.score_trainings ((true)) WHERE state = 'running';
CREATE INDEX score_trainings_started ON leads.score_trainings (started_at);

-- Scoring all leads anew: the newest first, going on behind `last_id` after a crash. A newer one takes the place of the one before.
CREATE TABLE leads.score_runs (
  id          uuid PRIMARY KEY,
  cause       text NOT NULL,
  card_id     uuid NOT NULL,
  basis       text NOT NULL,                      -- all that decides about points beside the leads: card, half-lives, custom fields
  total       int NOT NULL,
  done        int NOT NULL DEFAULT 0,
  moved       int NOT NULL DEFAULT 0,
  last_id     uuid,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz
);
CREATE INDEX score_runs_started ON leads.score_runs (started_at);

-- ── Who sees ─────────────────────────────────────────────────────────────────────────────────────────────────────────

ALTER TABLE leads.scores ENABLE ROW LEVEL SECURITY;
ALTER TABLE leads.scores FORCE ROW LEVEL SECURITY;
CREATE POLICY scores_system ON leads.scores USING ((SELECT platform.scope('*') = 'all'));
CREATE POLICY scores_read ON leads.scores FOR SELECT USING (
  (SELECT platform.scope('leads.read') = 'all')
  OR ((SELECT platform.scope('leads.read') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
  OR ((SELECT platform.scope('leads.read') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
);
DO $$
DECLARE t text;
BEGIN
  -- Of a lead: seen by whoever sees the lead, written by Yaosu alone.
  FOREACH t IN ARRAY ARRAY['engagement', 'score_changes', 'score_outcomes', 'score_feedback'] LOOP
    EXECUTE format('ALTER TABLE leads.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE leads.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON leads.%I USING ((SELECT platform.scope(''*'')) = ''all'')', t || '_system', t);
    EXECUTE format('CREATE POLICY %I ON leads.%I FOR SELECT USING (
      (SELECT platform.scope(''*'')) = ''all'' OR EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id OFFSET 0))', t || '_seen', t);
  END LOOP;
  -- Of the company: for those who look after the score.
  FOREACH t IN ARRAY ARRAY['score_cards', 'score_trainings', 'score_runs'] LOOP
    EXECUTE format('ALTER TABLE leads.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE leads.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON leads.%I USING ((SELECT platform.scope(''score.manage'')) IS NOT NULL OR (SELECT platform.scope(''*'')) = ''all'')', t || '_managed', t);
  END LOOP;
END $$;
-- One's own opinion of a score of a lead that one sees.
CREATE POLICY score_feedback_own ON leads.score_feedback FOR INSERT WITH CHECK (
  by_id = (SELECT platform.actor_id()) AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id OFFSET 0)
);
CREATE POLICY score_feedback_renewed ON leads.score_feedback FOR UPDATE USING (
  (by_id = (SELECT platform.actor_id()) OR (SELECT platform.scope('score.manage')) IS NOT NULL)
  AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = lead_id OFFSET 0)
);
-- How far scoring anew has come may be known by anyone who sees scores.
CREATE POLICY score_runs_seen ON leads.score_runs FOR SELECT USING ((SELECT platform.scope('leads.read')) IS NOT NULL);
-- The number of the card a score was made with, too.
CREATE POLICY score_cards_seen ON leads.score_cards FOR SELECT USING ((SELECT platform.scope('leads.read')) IS NOT NULL);

-- ── Keeping up ───────────────────────────────────────────────────────────────────────────────────────────────────────
-- These run as Yaosu itself, whoever acts: an act may move a lead out of its actor's own sight, and its score goes along.

CREATE FUNCTION leads.scores_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  UPDATE leads.scores s SET owner_id = f.owner_id, team_id = f.team_id, live = f.deleted_at IS NULL
  FROM fresh f JOIN stale o ON o.id = f.id
  WHERE s.lead_id = f.id AND (f.owner_id, f.team_id, f.deleted_at IS NULL) IS DISTINCT FROM (o.owner_id, o.team_id, o.deleted_at IS NULL);
  PERFORM set_config('yaosu.grants', held, true);
  RETURN NULL;
END $$;
CREATE TRIGGER scores_follow AFTER UPDATE ON leads.leads REFERENCING OLD TABLE AS stale NEW TABLE AS fresh
FOR EACH STATEMENT EXECUTE FUNCTION leads.scores_follow();

CREATE FUNCTION leads.score_changes_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  DELETE FROM leads.score_changes c USING gone g WHERE c.lead_id = g.id;
  PERFORM set_config('yaosu.grants', held, true);
  RETURN NULL;
END $$;
CREATE TRIGGER score_changes_follow AFTER DELETE ON leads.leads REFERENCING OLD TABLE AS gone
FOR EACH STATEMENT EXECUTE FUNCTION leads.score_changes_follow();

-- Keeps the scores of these leads: what was shown and has moved goes into the history, an outcome that has come is noted with the
-- score as it stood before, and one that was taken back is forgotten. `rows`: [{ id, ownerId, teamId, live, score, raw, fit,
-- engagement, fitGrade, engagementGrade, chance, version, nextChangeAt, cause, reasons, won, endedAt }].
CREATE FUNCTION leads.keep_scores(rows jsonb, card uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  WITH fresh AS (
    SELECT * FROM jsonb_to_recordset(rows) AS r(id uuid, "ownerId" uuid, "teamId" uuid, live boolean, score smallint, raw int, fit int,
      engagement int, "fitGrade" text, "engagementGrade" text, chance real, version int, "nextChangeAt" timestamptz, cause text,
      reasons jsonb, won boolean, "endedAt" timestamptz)
  ), moved AS (
    INSERT INTO leads.score_changes (lead_id, at, card_id, before, after, cause, reasons)
    SELECT f.id, moment, card, s.score, f.score, f.cause, f.reasons
    FROM fresh f LEFT JOIN leads.scores s ON s.lead_id = f.id
    WHERE s.score IS DISTINCT FROM f.score
  ), ended AS (
    INSERT INTO leads.score_outcomes AS o (lead_id, at, won, score, raw, chance, fit_grade, engagement_grade, card_id)
    SELECT f.id, coalesce(f."endedAt", moment), f.won, s.score, s.raw, s.chance, s.fit_grade, s.engagement_grade, s.card_id
    FROM fresh f JOIN leads.scores s ON s.lead_id = f.id WHERE f.won IS NOT NULL
    ON CONFLICT (lead_id) DO UPDATE SET at = excluded.at, won = excluded.won, score = excluded.score, raw = excluded.raw,
      chance = excluded.chance, fit_grade = excluded.fit_grade, engagement_grade = excluded.engagement_grade, card_id = excluded.card_id
    WHERE o.won <> excluded.won
  ), reopened AS (
    DELETE FROM leads.score_outcomes o USING fresh f WHERE o.lead_id = f.id AND f.won IS NULL
  )
  INSERT INTO leads.scores AS s (lead_id, owner_id, team_id, live, score, raw, fit_points, engagement_points, fit_grade,
    engagement_grade, chance, card_id, lead_version, scored_at, next_change_at)
  SELECT f.id, f."ownerId", f."teamId", f.live, f.score, f.raw, f.fit, f.engagement, f."fitGrade", f."engagementGrade", f.chance,
    card, f.version, moment, f."nextChangeAt" FROM fresh f
  ON CONFLICT (lead_id) DO UPDATE SET owner_id = excluded.owner_id, team_id = excluded.team_id, live = excluded.live,
    score = excluded.score, raw = excluded.raw, fit_points = excluded.fit_points, engagement_points = excluded.engagement_points,
    fit_grade = excluded.fit_grade, engagement_grade = excluded.engagement_grade, chance = excluded.chance,
    card_id = excluded.card_id, lead_version = excluded.lead_version, scored_at = excluded.scored_at,
    next_change_at = excluded.next_change_at
  -- Of two that score the same lead at once, the one that saw more of it holds.
  WHERE excluded.lead_version >= s.lead_version;
  PERFORM set_config('yaosu.grants', held, true);
END $$;

-- Puts down levels as they are now. `rows`: [{ id, measure, level, at }].
CREATE FUNCTION leads.keep_engagement(rows jsonb) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  INSERT INTO leads.engagement AS e (lead_id, measure, level, at)
  SELECT id, measure, level, at FROM jsonb_to_recordset(rows) AS r(id uuid, measure text, level double precision, at timestamptz)
  ON CONFLICT (lead_id, measure) DO UPDATE SET level = excluded.level, at = excluded.at;
  PERFORM set_config('yaosu.grants', held, true);
END $$;

-- Sales managers look after the score as well; roles that were made by hand get it from whoever may give it.
UPDATE people.roles SET grants = grants || '{"score.manage": "all"}' WHERE key IN ('owner', 'manager') AND NOT grants ? 'score.manage';
