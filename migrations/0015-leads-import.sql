-- Leads, importing: what a large file is spared.

-- Whether there is any lead that no import brought: each piece of a large file asks it, and this index answers, with the rows that have
-- no import in it too.
DROP INDEX leads.leads_import;
CREATE INDEX leads_import ON leads.leads (import_id);

-- As before, but of the indexes that only lists and search need, those stay that hold none of what an import brings: to keep them
-- costs nothing, to build them again means reading the table once for each.
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
      AND c.relname NOT IN ('leads_phone', 'leads_email', 'leads_identity', 'leads_import')
      AND c.relname NOT IN ('leads_response_due', 'leads_owner_response_due', 'leads_owner_woken', 'leads_wake')
  LOOP
    INSERT INTO leads.indexes_aside (name, definition) VALUES (i.name, i.definition) ON CONFLICT DO NOTHING;
    EXECUTE 'DROP INDEX ' || i.name;
    n := n + 1;
  END LOOP;
  RETURN n;
END $$;

-- As before; but search's index is built as fast with a quarter of the memory (a million documents: 15 s of a processor, 17 before).
CREATE OR REPLACE FUNCTION leads.restore_index(which text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET maintenance_work_mem = '64MB' SET max_parallel_maintenance_workers = 0 AS $$
DECLARE
  wanted text;
BEGIN
  SELECT a.definition INTO wanted FROM leads.indexes_aside a WHERE a.name = which FOR UPDATE SKIP LOCKED;
  IF wanted IS NULL THEN RETURN false; END IF;
  IF wanted LIKE '%USING gin%' THEN PERFORM set_config('maintenance_work_mem', '16MB', true); END IF;
  IF to_regclass(which) IS NULL THEN EXECUTE wanted; END IF;
  DELETE FROM leads.indexes_aside a WHERE a.name = which;
  RETURN true;
END $$;
