import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { Card } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useMay } from '../../../../web/session.ts';
import './assignment.css';
import { RuleList } from './rule-list.tsx';
import { TargetSelect } from './target-select.tsx';
import { useAssignmentText } from './text.ts';
import { TrialCard } from './trial-card.tsx';
import { UnassignedLine } from './unassigned-line.tsx';
import { useRuleActs } from './use-rule-acts.ts';

/** By which rules new leads are shared out, who gets the rest, and what the rules would have done. */
export function RulesPage() {
  const text = useAssignmentText();
  const may = useMay();
  const acts = useRuleActs();
  const found = useQuery(api.assignment.rules.query());
  const readOnly = !may('settings.manage');
  const add = !readOnly && (
    <Button type="primary" onClick={() => void acts.add()}>
      {text('web.add')}
    </Button>
  );
  return (
    <Page
      title={text('web.title')}
      actions={
        <>
          <UnassignedLine />
          {add}
        </>
      }
    >
      <div className="y-stack y-gap-m">
        {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
        {found.isPending && (
          <Card>
            <SkeletonText lines={6} />
          </Card>
        )}
        {found.data && (
          <>
            <Card flush>
              {found.data.rules.length === 0 ? (
                <EmptyState icon="target" action={add}>
                  {text('web.empty')}
                </EmptyState>
              ) : (
                <RuleList known={found.data} readOnly={readOnly} acts={acts} />
              )}
              <div className="asg-rule asg-fallback">
                <span />
                <div className="asg-when">
                  <b>{text('web.fallback')}</b>
                  <span className="y-quiet">{text('web.fallbackText')}</span>
                </div>
                <div className="asg-who">
                  <span className="y-quiet">{text('web.to')}</span>
                  <TargetSelect
                    label={text('web.fallback')}
                    value={found.data.fallback}
                    nobody={text('web.nobody')}
                    disabled={readOnly}
                    onChange={(target) => void acts.setFallback(found.data.settingsVersion, target)}
                  />
                </div>
              </div>
            </Card>
            {!readOnly && found.data.rules.length > 0 && <TrialCard known={found.data} />}
          </>
        )}
      </div>
    </Page>
  );
}
