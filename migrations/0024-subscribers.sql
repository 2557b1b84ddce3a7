-- Who follows the event log, and how far each has come.

CREATE TABLE platform.subscribers (
  name      text PRIMARY KEY,
  types     text[] NOT NULL,
  -- What was committed when this was taken has been heard. Whatever commits later is new, however old its number: commits overtake each other.
  -- Null after a restore: another server counts its transactions differently.
  seen      pg_snapshot,
  -- No new event's transaction is older. Below row-level security an index is entered only by comparing columns.
  new_from  xid8 GENERATED ALWAYS AS (pg_snapshot_xmin(seen)) STORED,
  -- The end of the stretch that is being worked through, and the place within it.
  upto      pg_snapshot,
  at_tx     xid8,
  at_seq    bigint,
  -- The highest number heard, from which it goes on where transactions can't be compared; nothing up to `floor_seq` is ever new again.
  heard_seq bigint NOT NULL DEFAULT 0,
  floor_seq bigint NOT NULL DEFAULT 0
);

-- Events that a subscriber could not work on: tried again, later and later, while the others go on.
CREATE TABLE platform.set_aside (
  subscriber text NOT NULL REFERENCES platform.subscribers ON DELETE CASCADE,
  seq        bigint NOT NULL,
  attempts   int NOT NULL DEFAULT 1,
  error      text NOT NULL,
  next_at    timestamptz,               -- null: given up, until the next start
  first_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (subscriber, seq)
);
CREATE INDEX set_aside_due ON platform.set_aside (next_at) WHERE next_at IS NOT NULL;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['subscribers', 'set_aside'] LOOP
    EXECUTE format('ALTER TABLE platform.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE platform.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY %I ON platform.%I USING ((SELECT platform.scope(''*'')) = ''all'')', t || '_system', t);
  END LOOP;
END $$;

-- What subscribers read. Leads that come in by the hundred thousand are not heard one by one: the import tells one event for all of them.
CREATE INDEX events_heard ON platform.events (type, tx, seq) WHERE type <> 'lead.captured' OR batch_id IS NULL;
