-- The event log is append-only: requests hold no right to delete from it. Only Yaosu itself takes events away, with all that they
-- were about, through this one door: when the demo company goes.
CREATE POLICY events_erase ON platform.events FOR DELETE USING ((SELECT platform.scope('*')) = 'all');

-- Events about records of a kind, or about and by records whose ids end so; what isn't given selects nothing.
CREATE FUNCTION platform.erase_events(of_kind text, id_ending text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE erased bigint;
BEGIN
  -- The owner of the schema may be one whom policies don't bind.
  IF platform.scope('*') IS DISTINCT FROM 'all' THEN
    RAISE insufficient_privilege USING MESSAGE = 'only Yaosu itself erases events';
  END IF;
  DELETE FROM platform.events
  WHERE subject_kind = of_kind
    OR right(subject_id::text, length(id_ending)) = id_ending
    OR right(actor_id::text, length(id_ending)) = id_ending;
  GET DIAGNOSTICS erased = ROW_COUNT;
  RETURN erased;
END $$;
