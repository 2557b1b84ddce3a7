-- What concerns a person, told to them: made from the event log, kept ninety days.

CREATE TABLE platform.notifications (
  id           uuid PRIMARY KEY,
  person_id    uuid NOT NULL,
  kind         text NOT NULL,
  subject_kind text NOT NULL,
  subject_id   uuid NOT NULL,
  -- who did it
  actor_id     uuid NOT NULL,
  at           timestamptz NOT NULL,
  -- what it says beside the record's own name; shown only to those who see the record
  facts        jsonb NOT NULL DEFAULT '{}',
  -- records that came together: a hundred leads given at once are one notification
  count        int NOT NULL DEFAULT 1,
  batch_id     uuid,
  event_seq    bigint NOT NULL,
  read_at      timestamptz
);
-- One for each event and person, whatever is delivered twice; one for each batch.
CREATE UNIQUE INDEX notifications_once ON platform.notifications (person_id, event_seq);
CREATE UNIQUE INDEX notifications_batch ON platform.notifications (person_id, kind, subject_kind, batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX notifications_list ON platform.notifications (person_id, at DESC, id DESC);
CREATE INDEX notifications_unread ON platform.notifications (person_id, at DESC, id DESC) WHERE read_at IS NULL;
CREATE INDEX notifications_age ON platform.notifications (at);

-- What each person wants to be told, where they chose otherwise than usual.
CREATE TABLE platform.notification_choices (
  person_id  uuid PRIMARY KEY,
  -- kind -> whether
  kinds      jsonb NOT NULL DEFAULT '{}',
  -- from which amount on, in the company's currency, a deal of one's teams counts as big
  big_amount numeric NOT NULL DEFAULT 500000 CHECK (big_amount >= 0)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['notifications', 'notification_choices'] LOOP
    EXECUTE format('ALTER TABLE platform.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE platform.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON platform.%I USING (person_id = (SELECT platform.actor_id()) OR (SELECT platform.scope(''*'')) = ''all'')', t || '_own', t);
  END LOOP;
END $$;
-- Only Yaosu itself makes notifications and takes them away; a person marks theirs as read.
CREATE POLICY notifications_made ON platform.notifications AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT platform.scope('*')) = 'all');
CREATE POLICY notifications_gone ON platform.notifications AS RESTRICTIVE FOR DELETE USING ((SELECT platform.scope('*')) = 'all');
