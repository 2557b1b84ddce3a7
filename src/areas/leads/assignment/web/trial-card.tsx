import Button from 'antd/es/button';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Tag } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import type { Rules, Trial } from './shapes.ts';
import { useAssignmentText } from './text.ts';

/** How the last hundred leads would have been shared out, also by rules that are still switched off; nothing is changed. */
export function TrialCard({ known }: { known: Rules }) {
  const text = useAssignmentText();
  const [withOff, setWithOff] = useState(true);
  const [trial, setTrial] = useState<(Trial & { names: string[] }) | null>(null);
  const attempt = useWrite(api.assignment.try);
  const run = async () => {
    const rules = known.rules.filter((rule) => withOff || rule.active);
    const body = {
      rules: rules.map(({ name, conditions, personId, teamId }) => ({
        name,
        conditions,
        personId,
        teamId,
        active: true,
      })),
      fallback: known.fallback,
      limit: 100,
    };
    try {
      setTrial({ ...(await attempt.run({ body })), names: rules.map((rule) => rule.name) });
    } catch {
      setTrial(null);
    }
  };
  return (
    <Card
      title={text('web.trial.title')}
      extra={
        <span className="y-row y-gap-s">
          <label className="y-check">
            <input type="checkbox" checked={withOff} onChange={(e) => setWithOff(e.target.checked)} />
            {text('web.trial.withOff')}
          </label>
          <Button size="small" loading={attempt.busy} onClick={() => void run()}>
            {text('web.trial.run')}
          </Button>
        </span>
      }
    >
      {attempt.problem && (
        <p role="alert" className="y-text-bad">
          {attempt.problem.message} {attempt.problem.next}
        </p>
      )}
      {trial ? <TrialResult trial={trial} /> : <p className="y-quiet">{text('web.trial.text')}</p>}
    </Card>
  );
}

function TrialResult({ trial }: { trial: Trial & { names: string[] } }) {
  const text = useAssignmentText();
  const leads = useText();
  const format = useFormat();
  const { nameOf } = useColleagues();
  if (trial.leads.length === 0) return <p className="y-quiet">{text('web.trial.none')}</p>;
  const shares = [...trial.shares].sort((x, y) => y.leads - x.leads);
  return (
    <>
      <p className="y-row y-gap-s asg-shares">
        {shares.map((share) => (
          <Tag key={share.personId} tone="accent">
            {nameOf(share.personId) ?? '–'} {format.number(share.leads)}
          </Tag>
        ))}
        {trial.nobody > 0 && <Tag tone="warn">{text('web.trial.nobody', { count: trial.nobody })}</Tag>}
      </p>
      <div className="asg-scroll">
        <table className="asg-table">
          <thead>
            <tr>
              <th>{text('web.trial.lead')}</th>
              <th>{text('web.trial.rule')}</th>
              <th>{text('web.trial.given')}</th>
              <th>{text('web.trial.now')}</th>
            </tr>
          </thead>
          <tbody>
            {trial.leads.map((lead) => (
              <tr key={lead.id}>
                <td>
                  <Link to={`/leads/${lead.id}`}>{leadName(lead, leads('web.act.unnamed'))}</Link>
                  <span className="y-note">
                    {[lead.region, lead.industry, lead.source].filter(Boolean).join(' · ')}
                  </span>
                </td>
                <td>{lead.rule === null ? text('web.trial.noRule') : trial.names[lead.rule]}</td>
                <td>{lead.givenTo ? nameOf(lead.givenTo) : text('web.trial.nobodyOne')}</td>
                <td className="y-quiet">{lead.ownerName ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
