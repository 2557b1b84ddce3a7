import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { api } from '../../../../web/api/client.ts';
import { useText } from '../text.ts';
import { useSaved } from './use-saved.ts';

type Competitor = { id?: string; name: string; note: string | null };
type Row = Competitor & { key: string };

/** Whom the company meets when it sells. */
export function CompetitorsCard({ kept }: { kept: readonly Competitor[] }) {
  const text = useText();
  const { busy, save } = useSaved();
  const [edited, setEdited] = useState<Row[] | null>(null);
  const rows = edited ?? kept.map((one) => ({ ...one, key: one.id! }));
  const add = () => setEdited([...rows, { key: crypto.randomUUID(), name: '', note: null }]);
  const send = async () => {
    const items = rows.filter(({ name }) => name.trim() !== '').map(({ key: _, ...one }) => one);
    if (
      await save(
        () => api.pipelineSettings.setCompetitors({ body: { items } }),
        () => text('web.settings.listSaved'),
      )
    )
      setEdited(null);
  };
  return (
    <Card title={text('web.settings.competitors')}>
      {rows.length === 0 && <EmptyState icon="people">{text('web.settings.competitorsEmpty')}</EmptyState>}
      {rows.map((row, at) => (
        <div key={row.key} className="deal-listrow">
          <Input
            aria-label={text('web.settings.competitorName')}
            placeholder={text('web.settings.competitorName')}
            maxLength={200}
            value={row.name}
            onChange={(event) => setEdited(rows.with(at, { ...row, name: event.target.value }))}
          />
          <Input
            aria-label={`${text('web.settings.competitorNote')} ${row.name}`}
            placeholder={text('web.settings.competitorNote')}
            maxLength={2000}
            value={row.note ?? ''}
            onChange={(event) => setEdited(rows.with(at, { ...row, note: event.target.value || null }))}
          />
          <button
            type="button"
            className="y-iconbutton"
            aria-label={`${text('web.act.remove')} ${row.name}`}
            onClick={() => setEdited(rows.toSpliced(at, 1))}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
      <div className="y-row y-gap-s">
        <Button onClick={add}>{text('web.settings.addCompetitor')}</Button>
        {edited && (
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {text('web.act.save')}
          </Button>
        )}
      </div>
    </Card>
  );
}
