-- What moves deals: how often there was contact with the customer, face to face or otherwise, while an opportunity stood in a stage.

-- One row for each stage in which somebody was reached, and one under the nil id for all stages together. Counted from the event log
-- by the statement that writes to it, so that a review over a million events reads a few columns instead of what was said.
CREATE TABLE pipeline.contact_tally (
  opportunity_id uuid NOT NULL REFERENCES pipeline.opportunities ON DELETE CASCADE,
  stage_id       uuid NOT NULL,
  direct         int NOT NULL DEFAULT 0,              -- visit, meeting, call: with the customer themselves
  indirect       int NOT NULL DEFAULT 0,              -- mail, message, through a third person, post
  first_at       timestamptz NOT NULL,
  last_at        timestamptz NOT NULL,
  owner_id       uuid,                                -- follow the opportunity
  team_id        uuid,
  PRIMARY KEY (opportunity_id, stage_id)
) WITH (fillfactor = 80);
CREATE INDEX contact_tally_all ON pipeline.contact_tally (opportunity_id) INCLUDE (direct, indirect, first_at, last_at, owner_id, team_id)
  WHERE stage_id = '00000000-0000-0000-0000-000000000000';

ALTER TABLE pipeline.contact_tally ENABLE ROW LEVEL SECURITY;
ALTER TABLE pipeline.contact_tally FORCE ROW LEVEL SECURITY;
CREATE POLICY contact_tally_read ON pipeline.contact_tally FOR SELECT USING (
  (SELECT platform.scope('pipeline.read') = 'all')
  OR ((SELECT platform.scope('pipeline.read') IS NOT NULL) AND owner_id = (SELECT platform.actor_id()))
  OR ((SELECT platform.scope('pipeline.read') = 'team') AND team_id = ANY ((SELECT platform.actor_teams())::uuid[])));
-- Only the functions below write it.
CREATE POLICY contact_tally_write ON pipeline.contact_tally USING ((SELECT platform.scope('*')) = 'all');

-- The contacts of one opportunity that count: somebody was reached while it was open, and it wasn't taken back. A contact from before the first
-- step counts to the first stage.
CREATE FUNCTION pipeline.contacts_of(opportunity uuid)
RETURNS TABLE (at timestamptz, direct boolean, stage_id uuid) LANGUAGE sql STABLE AS $$
  SELECT e.at, coalesce((e.payload ->> 'direct')::boolean, false), s.stage_id
  FROM platform.events e CROSS JOIN LATERAL (
    SELECT p.stage_id, p.state FROM pipeline.steps p WHERE p.opportunity_id = opportunity
    ORDER BY p.at <= e.at DESC, CASE WHEN p.at <= e.at THEN p.at END DESC, p.n DESC LIMIT 1) s
  WHERE e.subject_id = opportunity AND e.type = 'opportunity.contacted' AND e.payload ->> 'outcome' = 'reached' AND s.state = 'open'
    AND NOT EXISTS (SELECT 1 FROM platform.events u WHERE u.subject_id = opportunity AND u.type = 'opportunity.undone'
      AND u.payload ->> 'undoes' = e.batch_id::text)
$$;

CREATE FUNCTION pipeline.recount_contacts(opportunity uuid) RETURNS void LANGUAGE sql AS $$
  DELETE FROM pipeline.contact_tally WHERE opportunity_id = opportunity;
  INSERT INTO pipeline.contact_tally (opportunity_id, stage_id, direct, indirect, first_at, last_at, owner_id, team_id)
  SELECT o.id, k.stage_id, count(*) FILTER (WHERE c.direct), count(*) FILTER (WHERE NOT c.direct), min(c.at), max(c.at), o.owner_id, o.team_id
  FROM pipeline.opportunities o CROSS JOIN pipeline.contacts_of(o.id) c
  CROSS JOIN LATERAL (VALUES (c.stage_id), ('00000000-0000-0000-0000-000000000000'::uuid)) k(stage_id)
  WHERE o.id = opportunity GROUP BY o.id, k.stage_id, o.owner_id, o.team_id
$$;

-- Looks with Yaosu's own eyes for a moment: a tally is kept whoever logs the contact.
CREATE FUNCTION pipeline.keep_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  IF NEW.type = 'opportunity.undone' THEN
    IF EXISTS (SELECT 1 FROM platform.events e WHERE e.batch_id = (NEW.payload ->> 'undoes')::uuid AND e.subject_id = NEW.subject_id
        AND e.type = 'opportunity.contacted') THEN
      PERFORM pipeline.recount_contacts(NEW.subject_id);
    END IF;
  ELSE
    INSERT INTO pipeline.contact_tally AS t (opportunity_id, stage_id, direct, indirect, first_at, last_at, owner_id, team_id)
    SELECT o.id, k.stage_id, d.direct, 1 - d.direct, NEW.at, NEW.at, o.owner_id, o.team_id
    FROM pipeline.opportunities o
    CROSS JOIN LATERAL (
      SELECT p.stage_id, p.state FROM pipeline.steps p WHERE p.opportunity_id = o.id
      ORDER BY p.at <= NEW.at DESC, CASE WHEN p.at <= NEW.at THEN p.at END DESC, p.n DESC LIMIT 1) s
    CROSS JOIN LATERAL (VALUES (s.stage_id), ('00000000-0000-0000-0000-000000000000'::uuid)) k(stage_id)
    CROSS JOIN LATERAL (SELECT coalesce((NEW.payload ->> 'direct')::boolean, false)::int AS direct) d
    WHERE o.id = NEW.subject_id AND s.state = 'open'
    ON CONFLICT (opportunity_id, stage_id) DO UPDATE SET direct = t.direct + excluded.direct, indirect = t.indirect + excluded.indirect,
      first_at = least(t.first_at, excluded.first_at), last_at = greatest(t.last_at, excluded.last_at);
  END IF;
  PERFORM set_config('yaosu.grants', held, true);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_contacts AFTER INSERT ON platform.events FOR EACH ROW
  WHEN (NEW.type = 'opportunity.undone' OR NEW.type = 'opportunity.contacted' AND NEW.payload ->> 'outcome' = 'reached')
  EXECUTE FUNCTION pipeline.keep_contacts();

-- As before, and the tally follows into other hands as well.
CREATE OR REPLACE FUNCTION pipeline.keep_steps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO pipeline.steps (opportunity_id, at, on_day, pipeline_id, stage_id, state, amount, close, owner_id, team_id)
    VALUES (NEW.id, NEW.opened_at, NEW.closed_on, NEW.pipeline_id, NEW.stage_id, NEW.state, NEW.base_amount, NEW.expected_close, NEW.owner_id, NEW.team_id);
    RETURN NULL;
  END IF;
  -- Reports follow the deal into other hands.
  IF NEW.owner_id IS DISTINCT FROM OLD.owner_id OR NEW.team_id IS DISTINCT FROM OLD.team_id THEN
    UPDATE pipeline.steps SET owner_id = NEW.owner_id, team_id = NEW.team_id WHERE opportunity_id = NEW.id;
    PERFORM pipeline.hand_over_contacts(NEW.id, NEW.owner_id, NEW.team_id);
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
CREATE FUNCTION pipeline.hand_over_contacts(opportunity uuid, owner uuid, team uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE held text := current_setting('yaosu.grants', true);
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  UPDATE pipeline.contact_tally SET owner_id = owner, team_id = team WHERE opportunity_id = opportunity;
  PERFORM set_config('yaosu.grants', held, true);
END $$;

-- A past is written by Yaosu itself, on behalf of whoever converted then.
CREATE POLICY conversions_past ON pipeline.conversions FOR INSERT WITH CHECK ((SELECT platform.scope('*')) = 'all');

-- What was logged before today.
SELECT set_config('yaosu.grants', '{"*":"all"}', true);
SELECT pipeline.recount_contacts(c.subject_id)
FROM (SELECT DISTINCT subject_id FROM platform.events WHERE subject_kind = 'opportunity' AND type = 'opportunity.contacted') c;
