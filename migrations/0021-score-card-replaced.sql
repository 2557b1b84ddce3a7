-- An act may score a lead with a card that another process has replaced a moment before. The score is kept (it is the best there is),
-- and the lead is due at once, so that the next look at the clock scores it with the card in use.
CREATE OR REPLACE FUNCTION leads.keep_scores(rows jsonb, card uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog AS $$
DECLARE
  held text := current_setting('yaosu.grants', true);
  in_use boolean;
BEGIN
  PERFORM set_config('yaosu.grants', '{"*":"all"}', true);
  in_use := EXISTS (SELECT 1 FROM leads.score_cards c WHERE c.id = keep_scores.card AND c.state = 'published');
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
    card, f.version, moment, CASE WHEN in_use THEN f."nextChangeAt" ELSE moment END FROM fresh f
  ON CONFLICT (lead_id) DO UPDATE SET owner_id = excluded.owner_id, team_id = excluded.team_id, live = excluded.live,
    score = excluded.score, raw = excluded.raw, fit_points = excluded.fit_points, engagement_points = excluded.engagement_points,
    fit_grade = excluded.fit_grade, engagement_grade = excluded.engagement_grade, chance = excluded.chance,
    card_id = excluded.card_id, lead_version = excluded.lead_version, scored_at = excluded.scored_at,
    next_change_at = excluded.next_change_at
  -- Of two that score the same lead at once, the one that saw more of it holds.
  WHERE excluded.lead_version >= s.lead_version;
  PERFORM set_config('yaosu.grants', held, true);
END $$;

CREATE OR REPLACE FUNCTION leads.keep_first_score(r jsonb, card uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
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
    (r ->> 'version')::int, moment,
    CASE WHEN EXISTS (SELECT 1 FROM leads.score_cards c WHERE c.id = keep_first_score.card AND c.state = 'published')
      THEN (r ->> 'nextChangeAt')::timestamptz ELSE moment END);
  INSERT INTO leads.score_changes (lead_id, at, card_id, before, after, cause, reasons)
  VALUES (lead, moment, card, NULL, (r ->> 'score')::smallint, r ->> 'cause', r -> 'reasons');
  PERFORM set_config('yaosu.grants', held, true);
END $$;
