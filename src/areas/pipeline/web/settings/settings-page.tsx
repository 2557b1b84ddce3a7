import { useQuery } from '@tanstack/react-query';
import { Choice } from '../../../../ui/choice.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { SettingsTabs } from '../../../../web/settings/settings-tabs.tsx';
import '../pipeline.css';
import { useText } from '../text.ts';
import { CompetitorsCard } from './competitors-card.tsx';
import { PipelinesCard } from './pipelines-card.tsx';
import { RatesCard } from './rates-card.tsx';
import { ReasonsCard } from './reasons-card.tsx';

const tabs = ['stages', 'rates', 'reasons', 'competitors'] as const;

/** What the company sells along: pipelines and their stages, rates of other currencies, reasons, competitors. */
export function PipelineSettingsPage() {
  const text = useText();
  const [state, change] = useUrlState<{ tab: unknown }>({ tab: 'stages' });
  const tab = tabs.find((one) => one === state.tab) ?? 'stages';
  const found = useQuery({ ...api.pipelineSettings.read.query(), refetchOnWindowFocus: false });
  return (
    <Page title={text('web.settings.title')} toolbar={<SettingsTabs />}>
      <div className="y-stack y-gap-m">
        <div className="deal-bare">
          <Choice
            label={text('web.settings.title')}
            value={tab}
            choices={tabs.map((value) => ({ value, label: text(`web.settings.tabs.${value}`) }))}
            onChange={(next) => change({ tab: next })}
          />
        </div>
        {found.error && <ErrorState error={found.error as ShownError} onRetry={() => void found.refetch()} />}
        {found.isPending && (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        )}
        {found.data && tab === 'stages' && <PipelinesCard settings={found.data} />}
        {found.data && tab === 'rates' && <RatesCard />}
        {found.data &&
          tab === 'reasons' &&
          (['won', 'lost'] as const).map((kind) => (
            <ReasonsCard
              key={kind}
              kind={kind}
              kept={found.data.reasons.filter((one) => one.kind === kind)}
            />
          ))}
        {found.data && tab === 'competitors' && <CompetitorsCard kept={found.data.competitors} />}
      </div>
    </Page>
  );
}
