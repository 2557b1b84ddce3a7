import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type Language, languages } from '../../kernel/language.ts';
import type { CallOutput } from '../../platform/http/contract.ts';
import { InlineSelect, InlineText } from '../../ui/inline-edit/inline-edit.tsx';
import { Card, Facts } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, SkeletonText } from '../../ui/states.tsx';
import { languageNames } from '../account/gate.tsx';
import { useCurrencyChoices, useTimeZoneChoices } from '../account/place-fields.tsx';
import { api } from '../api/client.ts';
import type { Contracts } from '../api/endpoints.gen.ts';
import { sessionQuery, useSession } from '../session.ts';
import { DemoCard } from './demo-card.tsx';
import { FileLimitsCard } from './file-limits-card.tsx';
import { SettingsTabs } from './settings-tabs.tsx';
import { useSettingsText } from './words.ts';

type Company = CallOutput<Contracts['company']['read']>;
type Edit = Partial<Pick<Company, 'name' | 'language' | 'currency' | 'timeZone'>>;

/** The company: its name, and in which language, money and time it works. */
export function CompanyPage() {
  const text = useSettingsText();
  const session = useSession();
  const found = useQuery(api.company.read.query());
  return (
    <Page title={text('nav.settings')} toolbar={<SettingsTabs />}>
      <div className="y-narrow y-stack y-gap-m">
        {session.company?.demo && <DemoCard />}
        <Card title={text('nav.company')}>
          {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
          {found.isPending && <SkeletonText lines={4} />}
          {found.data && <CompanyFacts company={found.data} />}
        </Card>
        <FileLimitsCard />
      </div>
    </Page>
  );
}

function CompanyFacts({ company }: { company: Company }) {
  const text = useSettingsText();
  const client = useQueryClient();
  const currencies = useCurrencyChoices();
  const timeZones = useTimeZoneChoices();
  const save = async (edit: Edit, over?: unknown) => {
    const version = (over as Company | undefined)?.version ?? company.version;
    const changed = await api.company.edit({ body: { version, ...edit } });
    client.setQueryData(api.company.read.key({}), changed);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const choice = (
    key: 'language' | 'currency' | 'timeZone',
    choices: readonly { value: string; label: string }[],
  ) => ({
    label: text(`company.${key}`),
    value: (
      <>
        <InlineSelect
          label={text(`company.${key}`)}
          value={company[key]}
          choices={choices}
          currentOf={(current) => (current as Company)[key]}
          onSave={(value, over) => (value ? save({ [key]: value } as Edit, over) : Promise.resolve())}
        />
        <span className="y-note">{text(`company.${key}Text`)}</span>
      </>
    ),
  });
  return (
    <Facts
      items={[
        {
          label: text('company.name'),
          value: (
            <InlineText
              label={text('company.name')}
              value={company.name}
              check={(name) => (name === null ? text('required') : null)}
              currentOf={(current) => (current as Company).name}
              onSave={(name, over) => save({ name: name ?? '' }, over)}
            />
          ),
        },
        choice(
          'language',
          languages.map((value: Language) => ({ value, label: languageNames[value] })),
        ),
        choice('currency', currencies),
        choice('timeZone', timeZones),
      ]}
    />
  );
}
