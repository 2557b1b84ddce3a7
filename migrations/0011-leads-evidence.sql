-- Whoever sees a lead sees what speaks for and against it; whoever may change the lead may mark it.

CREATE FUNCTION leads.may_write(lead uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT EXISTS (
    SELECT 1 FROM leads.leads l
    WHERE l.id = lead AND (
      (SELECT platform.scope('leads.write') = 'all')
      OR ((SELECT platform.scope('leads.write') IS NOT NULL) AND l.owner_id = (SELECT platform.actor_id()))
      OR ((SELECT platform.scope('leads.write') = 'team') AND l.team_id = ANY ((SELECT platform.actor_teams())::uuid[]))
    ))
$$;

CREATE POLICY evidence_of_leads ON qualification.evidence FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = subject_id OFFSET 0)
);
CREATE POLICY evidence_of_leads_insert ON qualification.evidence FOR INSERT WITH CHECK (
  subject_kind = 'lead' AND marked_by = (SELECT platform.actor_id()) AND leads.may_write(subject_id)
);
CREATE POLICY evidence_of_leads_update ON qualification.evidence FOR UPDATE USING (
  subject_kind = 'lead' AND leads.may_write(subject_id)
);
CREATE POLICY asked_of_leads ON qualification.asked FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = subject_id OFFSET 0)
);
CREATE POLICY asked_of_leads_insert ON qualification.asked FOR INSERT WITH CHECK (
  subject_kind = 'lead' AND asked_by = (SELECT platform.actor_id()) AND leads.may_write(subject_id)
);
CREATE POLICY asked_of_leads_update ON qualification.asked FOR UPDATE USING (
  subject_kind = 'lead' AND leads.may_write(subject_id)
);
CREATE POLICY asked_of_leads_delete ON qualification.asked FOR DELETE USING (
  subject_kind = 'lead' AND leads.may_write(subject_id)
);
CREATE POLICY overrules_of_leads ON qualification.overrules FOR SELECT USING (
  subject_kind = 'lead' AND EXISTS (SELECT 1 FROM leads.leads l WHERE l.id = subject_id OFFSET 0)
);
CREATE POLICY overrules_of_leads_write ON qualification.overrules USING (
  subject_kind = 'lead' AND leads.may_write(subject_id)
) WITH CHECK (
  subject_kind = 'lead' AND by_id = (SELECT platform.actor_id()) AND leads.may_write(subject_id)
);
