import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense } from 'react';
import '../pipeline.css';
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
import type { OpportunityRecord } from '../shapes.ts';
import { StateTag } from '../state-tag.tsx';
import { useText } from '../text.ts';
import { KeyFacts } from './key-facts.tsx';
import { NextStepCard } from './next-step-card.tsx';
import { OpportunityActs } from './opportunity-acts.tsx';
import { OpportunityFacts } from './opportunity-facts.tsx';
import { OpportunityTimeline } from './opportunity-timeline.tsx';
import { PeopleCard } from './people-card.tsx';
import { StagePath } from './stage-path.tsx';
import { useRecordActs } from './use-record-acts.tsx';

/** One opportunity: how much, how far, what comes next, who is involved, what happened. */
export function OpportunityPage() {
  const text = useText();
  const id = usePathParam('id');
  const client = useQueryClient();
  const found = useQuery(api.opportunity.read.query({ params: { id } }));
  useLive(['opportunity'], (change) => {
    if (change.id !== null && change.id !== id) return;
    void client.invalidateQueries({ queryKey: api.opportunity.read.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.opportunity.timeline.key() });
    void client.invalidateQueries({
      queryKey: api.qualification.read.key({ params: { kind: 'opportunity', id } }),
    });
  });
  if (found.data) return <Record key={id} opportunity={found.data} />;
  if (asProblem(found.error)?.status === 404)
    return (
      <Page title={text('web.list.title')}>
        <EmptyState icon="target" action={<Link to="/opportunities">{text('web.record.backToList')}</Link>}>
          {text('web.record.gone')}
        </EmptyState>
      </Page>
    );
  if (found.error)
    return <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />;
  return <SkeletonPage />;
}

function Record({ opportunity }: { opportunity: OpportunityRecord }) {
  const text = useText();
  const phone = usePhone();
  const acts = useRecordActs(opportunity);
  const { id } = opportunity;
  const nextStep = <NextStepCard opportunity={opportunity} readOnly={acts.readOnly} />;
  return (
    <Page
      title={opportunity.name}
      breadcrumbs={[{ label: text('web.record.crumb'), to: neighboursOf('/opportunities', id).back }]}
      tag={opportunity.state !== 'open' && <StateTag state={opportunity.state} />}
      actions={<OpportunityActs opportunity={opportunity} acts={acts} />}
    >
      <Columns
        side={
          <>
            {!phone && nextStep}
            <PeopleCard opportunity={opportunity} readOnly={acts.readOnly} />
            <Suspense>
              <TasksCard subject={{ kind: 'opportunity', id }} />
            </Suspense>
            <OpportunityFacts opportunity={opportunity} acts={acts} />
            <Suspense>
              <QualificationPanel
                subject={{ kind: 'opportunity', id }}
                readOnly={acts.readOnly}
                speaker={opportunity.involved[0]?.name ?? ''}
              />
            </Suspense>
            <FilesCard holder={{ subject: 'opportunity', subjectId: id }} readOnly={acts.readOnly} />
            <RecordPanels place="side" kind="opportunity" id={id} readOnly={acts.readOnly} />
            {opportunity.lead && (
              <FilesCard holder={{ subject: 'lead', subjectId: opportunity.lead.id }} readOnly />
            )}
          </>
        }
      >
        <Card>
          <StagePath opportunity={opportunity} acts={acts} />
          <KeyFacts opportunity={opportunity} />
        </Card>
        {phone && nextStep}
        <OpportunityTimeline opportunity={opportunity} readOnly={acts.readOnly} />
      </Columns>
      {acts.panels}
    </Page>
  );
}
