import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import '../leads.css';
import { KeptPlace } from '../../../../ui/kept-place.tsx';
import { Card, Columns } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonPage } from '../../../../ui/states.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { FilesCard } from '../../../../web/files/files-card.tsx';
import { useLive } from '../../../../web/live.ts';
import { RecordPanels } from '../../../../web/record-panels.tsx';
import { neighboursOf } from '../../../../web/records/trail.ts';
import { usePathParam } from '../../../../web/route-hooks.ts';
import { TasksCard } from '../../../activities/web/index.ts';
import { QualificationPanel } from '../../../qualification/web/index.ts';
import { MergesCard } from '../../duplicates/web/merges-card.tsx';
import { NearCard } from '../../duplicates/web/near-card.tsx';
import { ScoreCard } from '../../score/web/lead/score-card.tsx';
import { leadName } from '../lead-name.ts';
import type { LeadRecord } from '../lead-shapes.ts';
import { useNewLead } from '../new/use-new-lead.tsx';
import { useText } from '../text.ts';
import { KeyFacts } from './key-facts.tsx';
import { LeadActs } from './lead-acts.tsx';
import { LeadFacts } from './lead-facts.tsx';
import { LeadTimeline } from './lead-timeline.tsx';
import { NextStepCard } from './next-step-card.tsx';
import { StatusMenu } from './status-menu.tsx';
import { ThumbBar } from './thumb-bar.tsx';
import type { WantedField } from './use-open-field.ts';
import { useRecordActs } from './use-record-acts.tsx';

/** One lead: what it is, the next step, what happened. */
export function LeadPage() {
  const text = useText();
  const id = usePathParam('id');
  const client = useQueryClient();
  const lead = useQuery(api.lead.read.query({ params: { id } }));
  useLive(['lead'], (change) => {
    if (change.id !== null && change.id !== id) return;
    void client.invalidateQueries({ queryKey: api.lead.read.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.lead.readCounts.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.lead.timeline.key() });
    void client.invalidateQueries({ queryKey: api.qualification.read.key({ params: { kind: 'lead', id } }) });
    void client.invalidateQueries({ queryKey: api.duplicate.near.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.score.ofLead.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.score.history.key() });
  });
  if (lead.data) return <Record key={id} lead={lead.data} />;
  if (asProblem(lead.error)?.status === 404)
    return (
      <Page title={text('web.list.title')}>
        <EmptyState icon="person" action={<Link to="/leads">{text('web.record.backToList')}</Link>}>
          {text('web.record.gone')}
        </EmptyState>
      </Page>
    );
  if (lead.error) return <ErrorState error={lead.error as ShownError} onRetry={() => void lead.refetch()} />;
  return <SkeletonPage />;
}

function Record({ lead }: { lead: LeadRecord }) {
  const text = useText();
  const phone = usePhone();
  const acts = useRecordActs(lead);
  const fresh = useNewLead();
  const [wanted, setWanted] = useState<WantedField | null>(null);
  const score = (
    <ScoreCard
      id={lead.id}
      readOnly={acts.readOnly}
      onField={(field) => setWanted({ field })}
      onLog={acts.log}
    />
  );
  const nextStep = <NextStepCard lead={lead} readOnly={acts.readOnly} />;
  return (
    <Page
      title={leadName({ ...lead, phone: lead.phones[0], email: lead.emails[0] }, text('web.act.unnamed'))}
      breadcrumbs={[{ label: text('web.record.crumb'), to: neighboursOf('/leads', lead.id).back }]}
      tag={<StatusMenu lead={lead} acts={acts} />}
      actions={<LeadActs lead={lead} acts={acts} />}
    >
      <Columns
        side={
          <>
            <KeptPlace height={365}>
              <QualificationPanel
                subject={{ kind: 'lead', id: lead.id }}
                readOnly={acts.readOnly}
                speaker={lead.name}
              />
            </KeptPlace>
            {!phone && nextStep}
            <NearCard lead={lead} readOnly={acts.readOnly} />
            <KeptPlace height={118}>
              <TasksCard subject={{ kind: 'lead', id: lead.id }} />
            </KeptPlace>
            <LeadFacts lead={lead} readOnly={acts.readOnly} wanted={wanted} />
            <FilesCard holder={{ subject: 'lead', subjectId: lead.id }} readOnly={acts.readOnly} />
            <RecordPanels place="side" kind="lead" id={lead.id} readOnly={acts.readOnly} />
            <MergesCard leadId={lead.id} readOnly={acts.readOnly} />
          </>
        }
      >
        <RecordPanels place="main" kind="lead" id={lead.id} readOnly={acts.readOnly} />
        {!phone && score}
        <Card>
          <KeyFacts lead={lead} readOnly={acts.readOnly} />
        </Card>
        {phone && nextStep}
        {phone && score}
        <LeadTimeline lead={lead} readOnly={acts.readOnly} />
      </Columns>
      {phone && <ThumbBar lead={lead} acts={acts} />}
      {acts.panels}
      {fresh.panel}
    </Page>
  );
}
