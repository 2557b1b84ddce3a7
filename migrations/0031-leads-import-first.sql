-- The first file of a company is matched with nothing (docs/decisions/0016), so what leads are known again by may wait as well: built
-- at the end these four indexes cost a third of what keeping them up costs. Who captures by hand meanwhile waits for a read of the
-- table; the next piece of the import then has them built before it goes on.
DROP FUNCTION leads.set_indexes_aside();
CREATE FUNCTION leads.set_indexes_aside(with_keys boolean) RETURNS int
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '2s' AS $$
DECLARE
  i record;
  n int := 0;
BEGIN
  FOR i IN
    SELECT c.oid::regclass::text AS name, pg_get_indexdef(c.oid) AS definition
    FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid
    WHERE x.indrelid IN ('leads.leads'::regclass, 'search.documents'::regclass) AND NOT x.indisunique
      -- By these a lead is known again, also while others come in.
      AND (with_keys OR c.relname NOT IN ('leads_phone', 'leads_email', 'leads_identity', 'leads_company_key'))
      -- By this one tells whether others come in.
      AND c.relname <> 'leads_import'
      -- These hold nothing of what an import brings.
      AND c.relname NOT IN ('leads_response_due', 'leads_owner_response_due', 'leads_owner_woken', 'leads_wake')
  LOOP
    INSERT INTO leads.indexes_aside (name, definition) VALUES (i.name, i.definition) ON CONFLICT DO NOTHING;
    EXECUTE 'DROP INDEX ' || i.name;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;
