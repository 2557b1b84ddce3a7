-- Search, as before; but the kinds are a condition of their own. A kind that nearly all records are of is then no part of what the index
-- is asked for: to look up each of a thousand records once more, in a list of a million, was two fifths of a search among leads.
CREATE OR REPLACE FUNCTION search.find(
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
    WHERE crowd IS NOT NULL AND in_order AND length(wanted) <= 6 AND d.ctid >= newest AND d.kind = ANY (kinds)
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
      WHERE d.tokens @@ alternative AND d.kind = ANY (kinds) LIMIT share) AS held
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
