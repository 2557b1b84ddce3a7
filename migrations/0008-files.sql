-- Files, continued: what hangs on a record is seen by who sees the record, and attached or taken away by who may change it. Having
-- uploaded a file gives no right to it: a salesperson whose lead was handed on no longer sees what they attached.
--
-- Each area that has files adds its two policies on platform.files, as leads do below; the bytes follow the file's row.

ALTER TABLE platform.files
  -- what of the record it came with: a communication, by its id
  ADD COLUMN part_of    uuid,
  -- a small picture of it, made by the browser that sent it
  ADD COLUMN preview    bytea,
  ADD COLUMN deleted_by uuid;
ALTER TABLE platform.files ALTER COLUMN preview SET STORAGE EXTERNAL;
DROP INDEX platform.files_subject;
CREATE INDEX files_subject ON platform.files (subject_id, created_at DESC, id DESC) WHERE deleted_at IS NULL;
CREATE INDEX files_deleted ON platform.files (deleted_at) WHERE deleted_at IS NOT NULL;

DROP POLICY files_own ON platform.files;
CREATE POLICY files_system ON platform.files USING ((SELECT platform.scope('*')) = 'all');

DROP POLICY file_chunks_of_visible ON platform.file_chunks;
CREATE POLICY file_chunks_system ON platform.file_chunks USING ((SELECT platform.scope('*')) = 'all');
CREATE POLICY file_chunks_read ON platform.file_chunks FOR SELECT USING (
  EXISTS (SELECT 1 FROM platform.files f WHERE f.id = file_id OFFSET 0)
);
CREATE POLICY file_chunks_write ON platform.file_chunks FOR INSERT WITH CHECK (
  EXISTS (SELECT 1 FROM platform.files f WHERE f.id = file_id AND f.owner_id = (SELECT platform.actor_id()) OFFSET 0)
);

-- Leads: the same reach as leads_update has.
CREATE FUNCTION leads.may_change(lead uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM leads.leads l WHERE l.id = lead AND (
      (SELECT platform.scope('leads.write') = 'all')
      OR ((SELECT platform.scope('leads.write') IS NOT NULL) AND l.owner_id = (SELECT platform.actor_id()))
      OR ((SELECT platform.scope('leads.write') = 'team') AND l.team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
    ))
$$;
CREATE POLICY files_to_leads ON platform.files FOR INSERT WITH CHECK (
  subject_kind = 'lead' AND owner_id = (SELECT platform.actor_id()) AND leads.may_change(subject_id)
);
-- Put away and brought back, never moved to another record: what is updated must be allowed where it was and where it is.
CREATE POLICY files_change_of_leads ON platform.files FOR UPDATE
  USING (subject_kind = 'lead' AND leads.may_change(subject_id))
  WITH CHECK (subject_kind = 'lead' AND leads.may_change(subject_id));
