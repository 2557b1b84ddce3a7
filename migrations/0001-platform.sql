-- The platform: who acts, what happened, what is promised for later, files, settings.

CREATE SCHEMA platform;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ── Who acts ─────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Set for each transaction by the application; nothing set means nothing visible.

CREATE FUNCTION platform.actor_id() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('yaosu.actor', true), '')::uuid $$;

-- How far the actor holds a permission: own, team, all, or null for not at all.
CREATE FUNCTION platform.scope(permission text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(g ->> '*', g ->> permission)
   FROM (SELECT nullif(current_setting('yaosu.grants', true), '')::jsonb AS g) AS held $$;

CREATE FUNCTION platform.actor_teams() RETURNS uuid[]
LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(nullif(current_setting('yaosu.teams', true), '')::uuid[], '{}') $$;

-- ── What happened ────────────────────────────────────────────────────────────────────────────────────────────────────
-- One append-only log: audit trail, timeline, outbox. Readers follow (tx, seq) below the oldest running transaction, so that none is
-- skipped when commits overtake each other.

CREATE TABLE platform.events (
  seq          bigint GENERATED ALWAYS AS IDENTITY,
  tx           xid8 NOT NULL DEFAULT pg_current_xact_id(),
  at           timestamptz NOT NULL,
  type         text NOT NULL,
  actor_id     uuid NOT NULL,
  via          text NOT NULL,
  subject_kind text NOT NULL,
  subject_id   uuid NOT NULL,
  -- acts that belong together (a bulk edit, an import) and are undone together
  batch_id     uuid,
  payload      jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tx, seq)
);
CREATE INDEX events_subject ON platform.events (subject_id, at DESC, seq DESC);
CREATE INDEX events_batch ON platform.events (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX events_seq ON platform.events USING brin (seq) WITH (pages_per_range = 32);

ALTER TABLE platform.events ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.events FORCE ROW LEVEL SECURITY;
CREATE POLICY events_append ON platform.events FOR INSERT WITH CHECK (actor_id = (SELECT platform.actor_id()) OR (SELECT platform.scope('*')) = 'all');
CREATE POLICY events_audit ON platform.events FOR SELECT USING ((SELECT platform.scope('audit.read')) = 'all');

-- ── Requests that may come twice ─────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE platform.idempotency_keys (
  actor_id     uuid NOT NULL,
  key          text NOT NULL,
  request_hash bytea NOT NULL,
  status       int,
  response     text,
  created_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_id, key)
);
CREATE INDEX idempotency_keys_age ON platform.idempotency_keys (created_at);
ALTER TABLE platform.idempotency_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.idempotency_keys FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_own ON platform.idempotency_keys
  USING (actor_id = (SELECT platform.actor_id()) OR (SELECT platform.scope('*')) = 'all');

-- ── The company ──────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE platform.company (
  only_one    boolean PRIMARY KEY DEFAULT true CHECK (only_one),
  name        text NOT NULL CHECK (name <> ''),
  language    text NOT NULL CHECK (language IN ('zh-CN', 'zh-TW', 'en')),
  currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
  time_zone   text NOT NULL,
  settings    jsonb NOT NULL DEFAULT '{}',
  version     int NOT NULL DEFAULT 1,
  created_at  timestamptz NOT NULL DEFAULT now(),
  -- what "remove the demo company" takes away again; null for a real one
  demo        jsonb
);

-- ── Files ────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Small bytes live in the database, so that one backup holds everything; row visibility follows the subject.

CREATE TABLE platform.files (
  id           uuid PRIMARY KEY,
  name         text NOT NULL,
  media_type   text NOT NULL,
  bytes        bigint NOT NULL,
  sha256       bytea NOT NULL,
  subject_kind text,
  subject_id   uuid,
  owner_id     uuid NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT now(),
  deleted_at   timestamptz
);
CREATE INDEX files_subject ON platform.files (subject_id) WHERE deleted_at IS NULL;
CREATE TABLE platform.file_chunks (
  file_id uuid NOT NULL REFERENCES platform.files ON DELETE CASCADE,
  n       int NOT NULL,
  data    bytea NOT NULL,
  PRIMARY KEY (file_id, n)
);
ALTER TABLE platform.file_chunks ALTER COLUMN data SET STORAGE EXTERNAL;
ALTER TABLE platform.files ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.files FORCE ROW LEVEL SECURITY;
CREATE POLICY files_own ON platform.files
  USING (owner_id = (SELECT platform.actor_id()) OR (SELECT platform.scope('*')) = 'all');
ALTER TABLE platform.file_chunks ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.file_chunks FORCE ROW LEVEL SECURITY;
CREATE POLICY file_chunks_of_visible ON platform.file_chunks
  USING (EXISTS (SELECT 1 FROM platform.files f WHERE f.id = file_id));

-- ── Custom fields ────────────────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE platform.custom_fields (
  id         uuid PRIMARY KEY,
  subject    text NOT NULL,                 -- 'lead'
  key        text NOT NULL CHECK (key ~ '^[a-z][a-z0-9_]{0,62}$'),
  label      text NOT NULL CHECK (label <> ''),
  kind       text NOT NULL CHECK (kind IN ('text', 'longText', 'number', 'date', 'boolean', 'choice', 'choices', 'url', 'email', 'phone')),
  choices    text[] NOT NULL DEFAULT '{}',
  position   int NOT NULL DEFAULT 0,
  version    int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz,
  UNIQUE (subject, key)
);

-- ── Views that people save ───────────────────────────────────────────────────────────────────────────────────────────

CREATE TABLE platform.saved_views (
  id         uuid PRIMARY KEY,
  subject    text NOT NULL,
  name       text NOT NULL CHECK (name <> ''),
  owner_id   uuid NOT NULL,
  -- null: private; otherwise shared with this team and those below, or with everyone
  shared     text CHECK (shared IN ('team', 'all')),
  team_id    uuid,
  definition jsonb NOT NULL,
  position   int NOT NULL DEFAULT 0,
  version    int NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  deleted_at timestamptz
);
ALTER TABLE platform.saved_views ENABLE ROW LEVEL SECURITY;
ALTER TABLE platform.saved_views FORCE ROW LEVEL SECURITY;
CREATE POLICY saved_views_read ON platform.saved_views FOR SELECT USING (
  owner_id = (SELECT platform.actor_id())
  OR ((SELECT platform.actor_id()) IS NOT NULL AND shared = 'all')
  OR (shared = 'team' AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
  OR (SELECT platform.scope('*')) = 'all'
);
CREATE POLICY saved_views_insert ON platform.saved_views FOR INSERT WITH CHECK (owner_id = (SELECT platform.actor_id()) OR (SELECT platform.scope('*')) = 'all');
CREATE POLICY saved_views_update ON platform.saved_views FOR UPDATE USING (owner_id = (SELECT platform.actor_id()) OR (SELECT platform.scope('*')) = 'all');
CREATE POLICY saved_views_delete ON platform.saved_views FOR DELETE USING ((SELECT platform.scope('*')) = 'all');

-- ── Jobs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Queued in the act's own transaction: no commit, no job. The queue itself belongs to the owner; requests may only add.

CREATE FUNCTION platform.enqueue(task text, payload json, job_key text, run_at timestamptz, queue text)
RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  PERFORM graphile_worker.add_job(task, payload, queue_name => queue, run_at => run_at, job_key => job_key, max_attempts => 12);
END $$;
