-- As before, with a quarter of the memory for every index: what is sorted in a piece that fits into a processor's cache and merged afterwards
-- is built in five sixths of the time that a sort in main memory takes (a million leads, 64 MB against 16; 4 and 8 are as fast).
CREATE OR REPLACE FUNCTION leads.restore_index(which text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET maintenance_work_mem = '16MB' SET max_parallel_maintenance_workers = 0 AS $$
DECLARE
  wanted text;
BEGIN
  SELECT a.definition INTO wanted FROM leads.indexes_aside a WHERE a.name = which FOR UPDATE SKIP LOCKED;
  IF wanted IS NULL THEN RETURN false; END IF;
  IF to_regclass(which) IS NULL THEN EXECUTE wanted; END IF;
  DELETE FROM leads.indexes_aside a WHERE a.name = which;
  RETURN true;
END $$;
