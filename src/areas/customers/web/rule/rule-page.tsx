import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useId, useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card, Stack } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { ErrorState, type ShownError, SkeletonPage } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { useMay } from '../../../../web/session.ts';
import { tiers } from '../../rules/standing.ts';
import { useAfterChange } from '../after-change.ts';
import '../customers.css';
import type { StandingRule } from '../shapes.ts';
import { useText } from '../text.ts';
import { RulePreview } from './rule-preview.tsx';

const pointNames = [
  'silence',
  'longSilence',
  'falling',
  'steeplyFalling',
  'complaint',
  'mostComplaints',
  'late',
  'veryLate',
  'overdueStep',
  'lateMatters',
] as const;

/** The rule by which tiers and health are computed: every number of it, what a change would do, and the versions before. */
export function RulePage() {
  const text = useText();
  const rule = useQuery(api.customerRule.read.query());
  if (rule.data) return <Rule key={rule.data.number} present={rule.data} />;
  if (rule.error)
    return (
      <Page title={text('web.rule.title')}>
        <ErrorState error={rule.error as ShownError} onRetry={() => void rule.refetch()} />
      </Page>
    );
  return <SkeletonPage />;
}

type Present = Awaited<ReturnType<typeof api.customerRule.read>>;

function Rule({ present }: { present: Present }) {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const { done, refused } = useAfterChange();
  const [draft, setDraft] = useState<StandingRule>(present.rule);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const readOnly = !may('settings.manage');
  const isChanged = JSON.stringify(draft) !== JSON.stringify(present.rule);
  const versions = useQuery(api.customerRule.read.query());
  const save = async () => {
    setBusy(true);
    try {
      const { number } = await api.customerRule.change({
        body: { number: present.number, rule: draft, note },
      });
      done(text('web.rule.saved', { number }), null);
      await versions.refetch();
    } catch (error) {
      refused(error instanceof ApiProblem ? new Error(`${error.message} ${error.next}`) : error);
    }
    setBusy(false);
  };
  const set = (change: Partial<StandingRule>) => setDraft({ ...draft, ...change });
  return (
    <Page
      title={text('web.rule.title')}
      breadcrumbs={[{ label: text('web.nav.accounts'), to: '/accounts' }]}
      tag={<span className="y-quiet">{text('web.rule.version', { number: present.number })}</span>}
    >
      <Stack>
        <p className="y-quiet">{text(readOnly ? 'web.rule.readOnly' : 'web.rule.intro')}</p>
        <Card title={text('web.rule.tier')}>
          <p className="y-quiet">{text('web.rule.tierText')}</p>
          <div className="cust-rule">
            <Field
              label={`${text('web.rule.revenueYear')}（${present.currency}）`}
              value={draft.key.revenueYear}
              readOnly={readOnly}
              onChange={(revenueYear) => set({ key: { ...draft.key, revenueYear } })}
            />
            {(['ordersYear', 'marginPercent', 'lateDays'] as const).map((name) => (
              <Field
                key={name}
                label={text(`web.rule.${name}`)}
                value={String(draft.key[name])}
                readOnly={readOnly}
                onChange={(value) => set({ key: { ...draft.key, [name]: Number(value) } })}
              />
            ))}
          </div>
        </Card>
        <Card title={text('web.rule.health')}>
          <p className="y-quiet">{text('web.rule.healthText')}</p>
          <div className="cust-subhead">{text('web.rule.silenceDays')}</div>
          <div className="cust-rule">
            {[...tiers].reverse().map((tier) => (
              <Field
                key={tier}
                label={text(`values.tier.${tier}`)}
                value={String(draft.silenceDays[tier])}
                readOnly={readOnly}
                onChange={(value) => set({ silenceDays: { ...draft.silenceDays, [tier]: Number(value) } })}
              />
            ))}
          </div>
          <div className="cust-subhead">{text('web.rule.points')}</div>
          <div className="cust-rule">
            {pointNames.map((name) => (
              <Field
                key={name}
                label={text(`web.rule.${name}`)}
                value={String(draft.points[name])}
                readOnly={readOnly}
                onChange={(value) => set({ points: { ...draft.points, [name]: Number(value) } })}
              />
            ))}
          </div>
          <div className="cust-subhead" />
          <div className="cust-rule">
            {(['fallingPercent', 'steeplyFallingPercent', 'watchBelow', 'riskBelow'] as const).map((name) => (
              <Field
                key={name}
                label={text(`web.rule.${name}`)}
                value={String(draft[name])}
                readOnly={readOnly}
                onChange={(value) => set({ [name]: Number(value) })}
              />
            ))}
          </div>
        </Card>
        {isChanged && <RulePreview rule={draft} />}
        {!readOnly && isChanged && (
          <div className="y-row y-gap-s">
            <Input
              aria-label={text('web.rule.note')}
              placeholder={text('web.rule.note')}
              maxLength={500}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
            <Button type="primary" loading={busy} onClick={() => void save()}>
              {text('web.rule.save')}
            </Button>
          </div>
        )}
        <Card title={text('web.rule.versions')}>
          <ul className="cust-people">
            {present.versions.map((one) => (
              <li key={one.number}>
                <div>
                  {text('web.rule.version', { number: one.number })}
                  {one.note && <div className="y-quiet">{one.note}</div>}
                </div>
                <span className="y-quiet">
                  {one.madeAt
                    ? [one.madeBy, format.date(one.madeAt)].filter(Boolean).join(' · ')
                    : text('web.rule.shipped')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </Stack>
    </Page>
  );
}

type FieldProps = {
  label: string;
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
};

/** One number of the rule. */
function Field({ label, value, readOnly, onChange }: FieldProps) {
  const id = useId();
  return (
    <label className="y-labelled" htmlFor={id}>
      <span>{label}</span>
      <Input
        id={id}
        inputMode="decimal"
        maxLength={16}
        readOnly={readOnly}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/[^\d.-]/g, ''))}
      />
    </label>
  );
}
