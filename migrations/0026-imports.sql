-- Imports of sets of files that belong together: people, customers, leads, opportunities with their history.

CREATE SCHEMA imports;

CREATE TABLE imports.sets (
  id           uuid PRIMARY KEY,
  created_by   uuid NOT NULL,
  via          text NOT NULL,
  state        text NOT NULL CHECK (state IN ('uploaded', 'checking', 'ready', 'running', 'done', 'cancelled', 'failed', 'undoing', 'undone')),
  choices      jsonb NOT NULL DEFAULT '{}',
  -- values read as other ones: [{ file, column, from, to }]
  repairs      jsonb NOT NULL DEFAULT '[]',
  -- links, order, what checking and undoing came to
  facts        jsonb NOT NULL DEFAULT '{}',
  failure      jsonb,
  -- rows gone through in the step under way
  progress     jsonb,
  cancel_asked boolean NOT NULL DEFAULT false,
  -- who works on it, and until when they need not say so again
  held_by      uuid,
  held_until   timestamptz,
  version      int NOT NULL DEFAULT 1,
  created_at   timestamptz NOT NULL DEFAULT now(),
  started_at   timestamptz,
  finished_at  timestamptz
);
CREATE INDEX sets_held ON imports.sets (held_until) WHERE state IN ('checking', 'running', 'undoing');

CREATE TABLE imports.files (
  set_id    uuid NOT NULL REFERENCES imports.sets ON DELETE CASCADE,
  file      int NOT NULL,                             -- its number in the set; kept when another is taken out
  file_name text NOT NULL,
  path      text NOT NULL,                            -- '' once the upload has been cleared away
  sha256    bytea NOT NULL,
  bytes     bigint NOT NULL,
  facts     jsonb NOT NULL,
  choice    jsonb NOT NULL,
  PRIMARY KEY (set_id, file)
);
CREATE INDEX files_sha256 ON imports.files (sha256);

-- What became of each row: written with the record in one transaction, so that no row comes twice, and by the row's own id a later set
-- finds the record again. Of a check it says what would come of it.
CREATE TABLE imports.rows (
  set_id    uuid NOT NULL REFERENCES imports.sets ON DELETE CASCADE,
  phase     text NOT NULL CHECK (phase IN ('check', 'run')),
  file      int NOT NULL,
  row       int NOT NULL,                             -- from 1, without the header; 0: of no row of its own, a team
  kind      text NOT NULL CHECK (kind IN ('person', 'team', 'account', 'contact', 'lead', 'opportunity', 'step', 'none')),
  part      int NOT NULL DEFAULT 0,
  did       text NOT NULL CHECK (did IN ('created', 'changed', 'known', 'refused', 'leftOut')),
  key       text,                                     -- the row's own id in the file
  record_id uuid,
  name      text,
  batch_id  uuid,                                     -- undoes the change
  reasons   jsonb NOT NULL DEFAULT '[]',
  cells     text[],                                   -- of rows that something is said about
  PRIMARY KEY (set_id, phase, file, row, kind, part)
);
CREATE INDEX rows_key ON imports.rows (kind, key) WHERE phase = 'run' AND key IS NOT NULL AND record_id IS NOT NULL;
CREATE INDEX rows_record ON imports.rows (record_id) WHERE phase = 'run' AND record_id IS NOT NULL;

-- The same thing said of many rows, as one line. Of the last step.
CREATE TABLE imports.problems (
  set_id   uuid NOT NULL REFERENCES imports.sets ON DELETE CASCADE,
  n        int NOT NULL,                              -- the gravest first
  file     int NOT NULL,
  column_n int,
  code     text NOT NULL,
  facts    jsonb NOT NULL DEFAULT '{}',
  value    text,
  outcome  text NOT NULL CHECK (outcome IN ('refused', 'noted')),
  rows     int NOT NULL,
  samples  jsonb NOT NULL,
  proposal text,
  settled_by text,
  PRIMARY KEY (set_id, n)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sets', 'files', 'rows', 'problems'] LOOP
    EXECUTE format('ALTER TABLE imports.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE imports.%I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  -- Files hold what their owner may not see otherwise: a set is its maker's, and of who may import everything for everyone.
  EXECUTE 'CREATE POLICY sets_own ON imports.sets USING (
    created_by = (SELECT platform.actor_id())
    OR (SELECT platform.scope(''customers.import'') = ''all'' AND platform.scope(''pipeline.import'') = ''all''
      AND platform.scope(''leads.import'') = ''all'' AND platform.scope(''people.manage'') = ''all''))';
  FOREACH t IN ARRAY ARRAY['files', 'rows', 'problems'] LOOP
    EXECUTE format('CREATE POLICY %I ON imports.%I USING (EXISTS (SELECT 1 FROM imports.sets s WHERE s.id = set_id OFFSET 0))', t || '_of_visible', t);
  END LOOP;
END $$;
