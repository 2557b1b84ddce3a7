-- Leads whose keys are new wait here to be compared with others: a job of its own for each lead cost half of what creating the lead did.
ALTER TABLE leads.match_keys ADD paired boolean NOT NULL DEFAULT true;
CREATE INDEX match_keys_unpaired ON leads.match_keys (lead_id) WHERE NOT paired;

-- A lead that has just come in has no score to compare with, no history and no outcome to correct.
CREATE FUNCTION leads.keep_first_score(r jsonb, card uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
  held text := current_setting('yaosu.grants', true);
  lead uuid := (r ->> 'id')::uuid;
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  INSERT INTO leads.scores (lead_id, owner_id, team_id, live, score, raw, fit_points, engagement_points, fit_grade, engagement_grade,
    chance, card_id, lead_version, scored_at, next_change_at)
  VALUES (lead, (r ->> 'ownerId')::uuid, (r ->> 'teamId')::uuid, (r ->> 'live')::boolean, (r ->> 'score')::smallint, (r ->> 'raw')::int,
    (r ->> 'fit')::int, (r ->> 'engagement')::int, r ->> 'fitGrade', r ->> 'engagementGrade', (r ->> 'chance')::real, card,
    (r ->> 'version')::int, moment, (r ->> 'nextChangeAt')::timestamptz);
  INSERT INTO leads.score_changes (lead_id, at, card_id, before, after, cause, reasons)
  VALUES (lead, moment, card, NULL, (r ->> 'score')::smallint, r ->> 'cause', r -> 'reasons');
  PERFORM set_config('yaosu.grants', held, true);
END $$;
