-- Files on accounts and contacts: attached and put away by who may change the record; the same reach as accounts_update has.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['account', 'contact'] LOOP
    EXECUTE format('CREATE FUNCTION customers.may_change_%s(record uuid) RETURNS boolean LANGUAGE sql STABLE AS $f$
      SELECT EXISTS (
        SELECT 1 FROM customers.%ss r WHERE r.id = record AND (
          (SELECT platform.scope(''customers.write'') = ''all'')
          OR ((SELECT platform.scope(''customers.write'') IS NOT NULL) AND r.owner_id = (SELECT platform.actor_id()))
          OR ((SELECT platform.scope(''customers.write'') = ''team'') AND r.team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
        ) OFFSET 0)
    $f$', t, t);
    EXECUTE format('CREATE POLICY files_to_%ss ON platform.files FOR INSERT WITH CHECK (
      subject_kind = %L AND owner_id = (SELECT platform.actor_id()) AND customers.may_change_%s(subject_id))', t, t, t);
    EXECUTE format('CREATE POLICY files_change_of_%ss ON platform.files FOR UPDATE
      USING (subject_kind = %L AND customers.may_change_%s(subject_id))
      WITH CHECK (subject_kind = %L AND customers.may_change_%s(subject_id))', t, t, t, t, t);
  END LOOP;
END $$;
