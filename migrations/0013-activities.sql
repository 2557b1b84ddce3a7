-- Activities: what people plan to do, by themselves or about a record, and the calendar it stands in.

CREATE SCHEMA activities;

CREATE TABLE activities.tasks (
  id             uuid PRIMARY KEY,
  kind           text NOT NULL CHECK (kind IN ('todo', 'call', 'visit', 'meeting')),
  title          text NOT NULL CHECK (title <> ''),
  note           text,
  place          text,
  -- what it is about, if anything: a lead, an account, an opportunity
  subject_kind   text,
  subject_id     uuid,
  assignee_id    uuid NOT NULL REFERENCES people.people,
  team_id        uuid REFERENCES people.teams,    -- the assignee's
  created_by     uuid NOT NULL,
  due_on         date,                            -- the company's day; null: some time
  due_rank       date NOT NULL GENERATED ALWAYS AS (coalesce(due_on, 'infinity'::date)) STORED,
  starts_at      timestamptz,                     -- with an hour
  minutes        int CHECK (minutes BETWEEN 5 AND 1440),
  remind_minutes int,                             -- before it begins; of a day without an hour, before 9:00
  remind_at      timestamptz,
  reminded_at    timestamptz,
  done_at        timestamptz,
  done_by        uuid,
  result         text,
  version        int NOT NULL DEFAULT 1,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now(),
  deleted_at     timestamptz,
  CHECK ((subject_kind IS NULL) = (subject_id IS NULL)),
  CHECK (starts_at IS NULL OR due_on IS NOT NULL),
  CHECK (minutes IS NULL OR starts_at IS NOT NULL),
  CHECK ((done_at IS NULL) = (done_by IS NULL))
);
-- One person's open tasks in the order they fall due; a record's; what is to be reminded of; a calendar's stretch.
CREATE INDEX tasks_open ON activities.tasks (assignee_id, due_rank, id) WHERE done_at IS NULL AND deleted_at IS NULL;
CREATE INDEX tasks_done ON activities.tasks (assignee_id, done_at, id) WHERE done_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX tasks_subject ON activities.tasks (subject_id) WHERE subject_id IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX tasks_calendar ON activities.tasks (assignee_id, due_on) WHERE due_on IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX tasks_reminders ON activities.tasks (remind_at) WHERE remind_at IS NOT NULL AND reminded_at IS NULL AND done_at IS NULL AND deleted_at IS NULL;

ALTER TABLE activities.tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE activities.tasks FORCE ROW LEVEL SECURITY;
CREATE POLICY tasks_read ON activities.tasks FOR SELECT USING (
  (SELECT platform.scope('tasks.read') = 'all')
  OR ((SELECT platform.scope('tasks.read') IS NOT NULL)
    AND (assignee_id = (SELECT platform.actor_id()) OR created_by = (SELECT platform.actor_id())))
  OR ((SELECT platform.scope('tasks.read') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
);
CREATE POLICY tasks_insert ON activities.tasks FOR INSERT WITH CHECK (
  created_by = (SELECT platform.actor_id()) AND (
    (SELECT platform.scope('tasks.write') = 'all')
    OR ((SELECT platform.scope('tasks.write') IS NOT NULL) AND assignee_id = (SELECT platform.actor_id()))
    OR ((SELECT platform.scope('tasks.write') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
  )
);
CREATE POLICY tasks_update ON activities.tasks FOR UPDATE USING (
  (SELECT platform.scope('tasks.write') = 'all')
  OR ((SELECT platform.scope('tasks.write') IS NOT NULL)
    AND (assignee_id = (SELECT platform.actor_id()) OR created_by = (SELECT platform.actor_id())))
  OR ((SELECT platform.scope('tasks.write') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
) WITH CHECK (
  (SELECT platform.scope('tasks.write') = 'all')
  OR ((SELECT platform.scope('tasks.write') IS NOT NULL) AND assignee_id = (SELECT platform.actor_id()))
  OR ((SELECT platform.scope('tasks.write') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
);
CREATE POLICY tasks_erase ON activities.tasks FOR DELETE USING ((SELECT platform.scope('*')) = 'all');

CREATE POLICY events_of_tasks ON platform.events FOR SELECT USING (
  subject_kind = 'task' AND EXISTS (SELECT 1 FROM activities.tasks t WHERE t.id = subject_id OFFSET 0)
);

-- The address under which a calendar program reads a person's plans; only what is needed to recognise it is kept.
CREATE TABLE activities.feeds (
  person_id  uuid PRIMARY KEY REFERENCES people.people ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  read_at    timestamptz
);
ALTER TABLE activities.feeds ENABLE ROW LEVEL SECURITY;
ALTER TABLE activities.feeds FORCE ROW LEVEL SECURITY;
CREATE POLICY feeds_own ON activities.feeds USING (
  person_id = (SELECT platform.actor_id()) OR (SELECT platform.scope('*')) = 'all'
);

UPDATE people.roles SET grants = grants || '{"tasks.read": "all", "tasks.write": "all"}' WHERE key = 'owner';
UPDATE people.roles SET grants = grants || '{"tasks.read": "team", "tasks.write": "team"}' WHERE key = 'manager';
UPDATE people.roles SET grants = grants || '{"tasks.read": "own", "tasks.write": "own"}' WHERE key = 'sales';
