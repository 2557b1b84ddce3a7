import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import { useFormat, useNow } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { useToast } from '../../../../ui/toast.tsx';
import { api } from '../../../../web/api/client.ts';
import type { RecordPanelProps } from '../../../../web/area.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { inWords, useAfterChange } from '../after-change.ts';
import '../pipeline.css';
import { useText } from '../text.ts';
import type { Converted } from './convert-dialog.tsx';

const ConvertDialog = lazy(() => import('./convert-dialog.tsx').then((m) => ({ default: m.ConvertDialog })));

/** On a lead's page: the button that converts it once it is qualified; afterwards what became of it, a press away. */
export function LeadOutcome({ id, readOnly }: RecordPanelProps) {
  const text = useText();
  const format = useFormat();
  const now = useNow(60_000);
  const go = useGo();
  const may = useMay();
  const { show } = useToast();
  const { refresh } = useAfterChange();
  const [converting, setConverting] = useState(false);
  const client = useQueryClient();
  // The page has just read it, so nothing is asked twice.
  const state = useQuery(api.lead.read.query({ params: { id } })).data?.status;
  const onChange = () =>
    Promise.all(
      [api.lead.read.key(), api.lead.list.key(), api.lead.timeline.key()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const converted = state === 'converted';
  const { data } = useQuery({
    ...api.conversion.ofLead.query({ params: { id } }),
    enabled: converted && may('pipeline.read'),
  });
  if (state === undefined || (!may('pipeline.write') && !converted)) return null;

  const undo = async (conversionId: string) => {
    try {
      await api.conversion.undo({ params: { id: conversionId } });
      show({ message: text('web.convert.undone') });
    } catch (error) {
      show({ message: inWords(error), tone: 'bad' });
    }
    await refresh();
    await onChange();
  };
  const done = ({ conversionId, opportunityId, name, already }: Converted) => {
    setConverting(false);
    void refresh();
    void onChange();
    show({
      message: already ? text('web.convert.already') : text('web.convert.done', { name }),
      ...(!already && { undo: () => undo(conversionId) }),
    });
    go(`/opportunities/${opportunityId}`);
  };
  if (converted) {
    const outcome = data?.outcome;
    if (!outcome) return null;
    return (
      <Card title={text('web.convert.outcome')}>
        <div className="y-stack y-gap-xs">
          {outcome.opportunityId && (
            <Link to={`/opportunities/${outcome.opportunityId}`}>
              <b>{outcome.opportunityName}</b>
            </Link>
          )}
          {outcome.accountName && <span>{outcome.accountName}</span>}
          <span className="y-quiet">
            {text('web.convert.outcomeBy', {
              name: outcome.byName ?? text('web.timeline.system'),
              when: format.relative(outcome.at, now),
            })}
          </span>
          {!readOnly && may('pipeline.write') && (
            <div className="deal-convert">
              <button type="button" className="y-textbutton" onClick={() => void undo(outcome.conversionId)}>
                {text('web.convert.undo')}
              </button>
            </div>
          )}
        </div>
      </Card>
    );
  }
  if (readOnly || state !== 'qualified') return null;
  return (
    <Card>
      <div className="deal-convert">
        <span className="y-quiet">{text('web.convert.intro')}</span>
        <Button type="primary" onClick={() => setConverting(true)}>
          {text('web.convert.act')}
        </Button>
      </div>
      {converting && (
        <Suspense>
          <ConvertDialog leadId={id} onClose={() => setConverting(false)} onDone={done} />
        </Suspense>
      )}
    </Card>
  );
}
