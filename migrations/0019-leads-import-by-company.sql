-- A file of companies only is matched by the company's name: without its index each row would read the whole table. It stays while
-- the others are set aside; keeping it up costs what building it did.
CREATE OR REPLACE FUNCTION leads.set_indexes_aside() RETURNS int
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
      AND c.relname NOT IN ('leads_phone', 'leads_email', 'leads_identity', 'leads_company_key', 'leads_import')
      -- These hold nothing of what an import brings.
      AND c.relname NOT IN ('leads_response_due', 'leads_owner_response_due', 'leads_owner_woken', 'leads_wake')
  LOOP
    INSERT INTO leads.indexes_aside (name, definition) VALUES (i.name, i.definition) ON CONFLICT DO NOTHING;
    EXECUTE 'DROP INDEX ' || i.name;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;
