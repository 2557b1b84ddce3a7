-- Leads: what every capture asks, at the price of looking it up.

-- The leads that are the same by one of these keys, at most a hundred. Whoever asks for the same key at the same moment waits here
-- until the first one's act is done, then sees its lead: each statement of a volatile function sees what was committed before it.
-- As one query with its unions it was planned anew for every lead, which took longer than all that saving one does.
CREATE FUNCTION leads.same_leads(phones text[], emails text[], identity text) RETURNS TABLE (id uuid, by text)
LANGUAGE plpgsql VOLATILE ROWS 1 SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  one text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('lead ' || held.key, 0))
  FROM (SELECT key FROM unnest(phones || emails || identity) AS key WHERE key IS NOT NULL ORDER BY key) AS held;
  FOREACH one IN ARRAY phones LOOP
    RETURN QUERY SELECT l.id, 'phone' FROM leads.leads l WHERE l.phone_key = one AND l.deleted_at IS NULL LIMIT 100;
    RETURN QUERY SELECT m.lead_id, m.kind FROM leads.more_keys m WHERE m.kind = 'phone' AND m.key = one LIMIT 100;
  END LOOP;
  FOREACH one IN ARRAY emails LOOP
    RETURN QUERY SELECT l.id, 'email' FROM leads.leads l WHERE l.email_key = one AND l.deleted_at IS NULL LIMIT 100;
    RETURN QUERY SELECT m.lead_id, m.kind FROM leads.more_keys m WHERE m.kind = 'email' AND m.key = one LIMIT 100;
  END LOOP;
  IF identity IS NOT NULL THEN
    RETURN QUERY SELECT l.id, 'identity' FROM leads.leads l WHERE l.identity_key = identity AND l.deleted_at IS NULL LIMIT 100;
  END IF;
END $$;
