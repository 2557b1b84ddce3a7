-- Search across everything.

CREATE SCHEMA search;

-- What records are found by: folded names, their sound, and tokens. Without row-level security, because below it no index on
-- LIKE, arrays or tsvector would be used; therefore nothing of it is ever shown, who may find a record is among its tokens, and
-- what is shown is read from the record's own table under its own policy. Only platform/search touches it.
CREATE TABLE search.documents (
  kind      text NOT NULL,
  record_id uuid NOT NULL,
  owner_id  uuid,
  team_id   uuid,
  title     text COLLATE "C" NOT NULL,
  others    text COLLATE "C" NOT NULL,
  sound     text COLLATE "C" NOT NULL,
  initials  text COLLATE "C" NOT NULL,
  reach     text COLLATE "C" NOT NULL,
  tokens    tsvector NOT NULL,
  at        timestamptz NOT NULL,
  PRIMARY KEY (record_id, kind)
);
-- A common token's rows can't be walked in order, these can: the exact name first, then what it begins.
CREATE INDEX documents_title ON search.documents (title);
CREATE INDEX documents_sound ON search.documents (sound);
CREATE INDEX documents_initials ON search.documents (initials);
-- Writes append to the pending list, and a search reads it unsorted: at 2 MB that costs it 1 to 3 ms at worst. At 512 kB a million
-- documents took two thirds longer to load; above 4 MB nothing more was gained.
CREATE INDEX documents_tokens ON search.documents USING gin (tokens) WITH (fastupdate = on, gin_pending_list_limit = 2048);

CREATE FUNCTION search.holds_all(whole text, words text[]) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE word text;
BEGIN
  FOREACH word IN ARRAY words LOOP
    IF strpos(whole, word) = 0 THEN RETURN false; END IF;
  END LOOP;
  RETURN true;
END $$;

-- How well a record answers: the smaller the better; platform/search names the grades. Kept free of subqueries, so that
-- PostgreSQL inlines it: called as a function it takes 10 µs a row, inlined 1.
CREATE FUNCTION search.grade(
  title text, others text, sound text, initials text, reach text,
  wanted text, wanted_sound text, han boolean, words text[], skipping text, skipping_sound text
) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE
    WHEN title = wanted OR others LIKE '% ' || wanted || ' %' THEN 10
    WHEN starts_with(title, wanted) THEN 20
    WHEN others LIKE '% ' || wanted || '%' THEN 22
    WHEN strpos(title, wanted) > 0 THEN 30
    WHEN strpos(others, wanted) > 0 THEN 32
    WHEN NOT han AND (' ' || sound || ' ') LIKE '% ' || wanted || ' %' THEN 40
    WHEN NOT han AND starts_with(sound, wanted) THEN 42
    WHEN NOT han AND (' ' || initials || ' ') LIKE '% ' || wanted || ' %' THEN 44
    WHEN reach LIKE '%' || wanted || ' %' THEN 46
    WHEN NOT han AND strpos(sound, wanted) > 0 THEN 48
    WHEN NOT han AND starts_with(initials, wanted) THEN 50
    WHEN NOT han AND strpos(initials, wanted) > 0 THEN 52
    WHEN strpos(reach, wanted) > 0 THEN 54
    WHEN cardinality(words) > 0 AND search.holds_all(title || others || sound || ' ' || initials || reach, words) THEN 60
    WHEN skipping IS NOT NULL AND title LIKE skipping THEN 70
    WHEN skipping_sound IS NOT NULL AND sound LIKE skipping_sound THEN 72
    WHEN han AND strpos(sound, wanted_sound) > 0 THEN 80
    ELSE 90
  END
$$;

-- The best `most` records for a query. `asked` are alternatives, asked one by one (a disjunction of conjunctions is what a GIN index is
-- slow at), and hold the visibility too; each gives at most `share` rows to be graded, which bounds the work for a text that half
-- the records hold. `in_order` says that the actor sees every record of these kinds, so that walking names in order meets no gaps.
-- A short text is first looked for among the newest few thousand records: when `crowd` of them hold it, a million do, and what is
-- wanted is rather among these than among all that the index would have to fetch. A list, which wants all, gives no crowd.
CREATE FUNCTION search.find(
  wanted text, wanted_sound text, han boolean, words text[], skipping text, skipping_sound text,
  asked tsquery[], kinds text[], in_order boolean, most int, share int, crowd int
) RETURNS TABLE (kind text, record_id uuid, grade int)
LANGUAGE plpgsql STABLE PARALLEL SAFE
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan SET jit = off SET work_mem = '32MB'
AS $$
DECLARE
  newest tid := format('(%s,0)', greatest(0, pg_relation_size('search.documents') / 8192 - 256))::tid;
  any_asked tsquery;
  one tsquery;
BEGIN
  FOREACH one IN ARRAY asked LOOP any_asked := coalesce(any_asked || one, one); END LOOP;
  RETURN QUERY
  WITH recent AS MATERIALIZED (
    SELECT d.kind, d.record_id, d.title, d.others, d.sound, d.initials, d.reach, d.at FROM search.documents d
    WHERE crowd IS NOT NULL AND in_order AND length(wanted) <= 6 AND d.ctid >= newest
      -- IS TRUE keeps the index out of it
      AND (d.tokens @@ any_asked) IS TRUE
    LIMIT share
  ), near AS (
    (SELECT d.kind, d.record_id, d.title, d.others, d.sound, d.initials, d.reach, d.at FROM search.documents d
     WHERE in_order AND d.title >= wanted AND d.title < wanted || chr(1114111) AND d.kind = ANY (kinds)
     ORDER BY d.title LIMIT 60)
    UNION ALL
    (SELECT d.kind, d.record_id, d.title, d.others, d.sound, d.initials, d.reach, d.at FROM search.documents d
     WHERE in_order AND NOT han AND d.sound >= wanted AND d.sound < wanted || chr(1114111) AND d.kind = ANY (kinds)
     ORDER BY d.sound LIMIT 60)
    UNION ALL
    (SELECT d.kind, d.record_id, d.title, d.others, d.sound, d.initials, d.reach, d.at FROM search.documents d
     WHERE in_order AND NOT han AND d.initials >= wanted AND d.initials < wanted || chr(1114111) AND d.kind = ANY (kinds)
     ORDER BY d.initials LIMIT 120)
    UNION ALL
    SELECT held.* FROM unnest(asked) AS alternative, LATERAL (
      SELECT d.kind, d.record_id, d.title, d.others, d.sound, d.initials, d.reach, d.at FROM search.documents d
      WHERE d.tokens @@ alternative LIMIT share) AS held
    WHERE coalesce((SELECT count(*) FROM recent) < crowd, true)
    UNION ALL
    SELECT * FROM recent
  ), graded AS (
    SELECT DISTINCT ON (near.record_id, near.kind) near.*,
      search.grade(near.title, near.others, near.sound, near.initials, near.reach,
                   wanted, wanted_sound, han, words, skipping, skipping_sound) AS grade
    FROM near
  ), compared AS (
    SELECT graded.*, CASE WHEN graded.grade < 90 THEN 0 ELSE 1 - word_similarity(wanted_sound, graded.sound) END AS unlike
    FROM graded
  )
  SELECT compared.kind, compared.record_id, compared.grade FROM compared
  WHERE compared.unlike < 0.6
  ORDER BY compared.grade, compared.unlike,
    CASE WHEN compared.grade = 30 THEN strpos(compared.title, wanted) ELSE 0 END,
    length(compared.title), compared.at DESC, compared.record_id
  LIMIT most;
END $$;
