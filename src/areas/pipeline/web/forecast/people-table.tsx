import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { useMay, useSession } from '../../../../web/session.ts';
import type { Category } from '../../rules/opportunity.ts';
import { useText } from '../text.ts';
import { dueAddress, wonAddress } from './forecast-addresses.ts';
import { HistoryDialog } from './history-dialog.tsx';
import type { Period } from './periods.ts';
import { PromiseDialog } from './promise-dialog.tsx';
import type { PersonSummary, Promises, Summary } from './shapes.ts';
import { TargetDialog } from './target-dialog.tsx';

type PeopleTableProps = { summary: Summary; period: Period; label: string };
type Opened = { what: 'adjust' | 'target' | 'history'; person: PersonSummary & { personId: string } };

const kinds: readonly { key: keyof Promises; holds: readonly Category[] }[] = [
  { key: 'commit', holds: ['commit'] },
  { key: 'bestCase', holds: ['commit', 'bestCase'] },
  { key: 'pipeline', holds: ['commit', 'bestCase', 'pipeline'] },
];

/** Person by person: wanted, won, what counts of what was promised, and what is missing. */
export function PeopleTable({ summary, period, label }: PeopleTableProps) {
  const text = useText();
  const format = useFormat();
  const may = useMay();
  const me = useSession().person.id;
  const [opened, setOpened] = useState<Opened | null>(null);
  const { base, people, totals, counts, target } = summary;
  const money = (amount: string) => format.money(amount, base, 'short');
  const close = () => setOpened(null);
  const isMonth = period.kind === 'month';
  const linked = (amount: string, to: string) =>
    Number(amount) === 0 ? <span className="y-quiet">–</span> : <Link to={to}>{money(amount)}</Link>;
  const row = (one: PersonSummary) => {
    const { personId } = one;
    const owner = personId ?? 'nobody';
    const person = personId === null ? null : { ...one, personId };
    const manages = isMonth && may('forecast.manage') && person !== null && personId !== me;
    return (
      <tr key={owner}>
        <th scope="row">
          {one.name ?? text('web.field.nobody')}
          {one.teamName && <small>{one.teamName}</small>}
        </th>
        <td>{one.target === null ? '–' : money(one.target)}</td>
        <td>{linked(one.totals.won, wonAddress(period, owner))}</td>
        {kinds.map(({ key, holds }) => (
          <td key={key}>
            {linked(one.counts[key], dueAddress(period, owner, holds))}
            {one.counts[key] !== one.computed[key] && (
              <small>
                {text('web.forecast.computed')} {money(one.computed[key])}
              </small>
            )}
          </td>
        ))}
        <td>{gap(one.target, one.counts.commit)}</td>
        <td className="deal-words">
          {one.adjusted ? (
            <Tag tone="info">{text('web.forecast.adjusted')}</Tag>
          ) : (
            one.submitted && <Tag tone="good">{text('web.forecast.submitted')}</Tag>
          )}
        </td>
        <td className="deal-words">
          {isMonth && person && (
            <span className="y-row y-nowrap y-gap-s">
              {manages && (
                <>
                  <button
                    type="button"
                    className="y-textbutton"
                    aria-label={text('web.forecast.adjustTitle', { name: one.name ?? '' })}
                    onClick={() => setOpened({ what: 'adjust', person })}
                  >
                    {text('web.forecast.adjust')}
                  </button>
                  <button
                    type="button"
                    className="y-textbutton"
                    aria-label={text('web.forecast.targetTitle', { name: one.name ?? '' })}
                    onClick={() => setOpened({ what: 'target', person })}
                  >
                    {text('web.forecast.target')}
                  </button>
                </>
              )}
              {(one.submitted || one.adjusted) && (
                <button
                  type="button"
                  className="y-textbutton"
                  onClick={() => setOpened({ what: 'history', person })}
                >
                  {text('web.forecast.history')}
                </button>
              )}
            </span>
          )}
        </td>
      </tr>
    );
  };
  const gap = (wanted: string | null, promised: string) => {
    if (wanted === null) return '–';
    const missing = Number(wanted) - Number(promised);
    return missing <= 0 ? (
      <span className="y-text-good">{text('web.forecast.reached')}</span>
    ) : (
      money(String(missing))
    );
  };
  return (
    <Card title={text('web.forecast.people')} flush>
      <div className="deal-scroll">
        <table className="deal-figures">
          <thead>
            <tr>
              <th scope="col">{text('web.forecast.person')}</th>
              <th scope="col">{text('web.forecast.target')}</th>
              <th scope="col">{text('web.forecast.won')}</th>
              <th scope="col">{text('web.forecast.commit')}</th>
              <th scope="col">{text('web.forecast.bestCase')}</th>
              <th scope="col">{text('web.forecast.pipeline')}</th>
              <th scope="col">{text('web.forecast.gap')}</th>
              <td />
              <td />
            </tr>
          </thead>
          <tbody>{people.map(row)}</tbody>
          <tfoot>
            <tr>
              <th scope="row">{text('web.forecast.whenceSum')}</th>
              <td>{target === null ? '–' : money(target)}</td>
              <td>{money(totals.won)}</td>
              {kinds.map(({ key }) => (
                <td key={key}>{money(counts[key])}</td>
              ))}
              <td>{gap(target, counts.commit)}</td>
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {opened?.what === 'adjust' && (
        <PromiseDialog
          month={period.from}
          label={label}
          of={{ id: opened.person.personId, name: opened.person.name ?? '' }}
          start={opened.person.adjusted ?? opened.person.submitted ?? opened.person.computed}
          computed={opened.person.computed}
          base={base}
          onClose={close}
        />
      )}
      {opened?.what === 'target' && (
        <TargetDialog
          of={{ personId: opened.person.personId, name: opened.person.name ?? '' }}
          month={period.from}
          label={label}
          start={opened.person.target}
          base={base}
          onClose={close}
        />
      )}
      {opened?.what === 'history' && (
        <HistoryDialog
          personId={opened.person.personId}
          name={opened.person.name ?? ''}
          month={period.from}
          label={label}
          base={base}
          target={opened.person.target}
          onClose={close}
        />
      )}
    </Card>
  );
}
