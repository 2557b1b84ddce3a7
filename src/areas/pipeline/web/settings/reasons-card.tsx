import Button from 'antd/es/button';
import { useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { api } from '../../../../web/api/client.ts';
import type { Names } from '../../rules/names.ts';
import { useText } from '../text.ts';
import { useNames } from '../use-names.ts';
import { NamesInput } from './names-input.tsx';
import { moved } from './stage-edits.ts';
import { useSaved } from './use-saved.ts';

type Reason = { id?: string; names: Names };
type Row = Reason & { key: string };
type ReasonsCardProps = { kind: 'won' | 'lost'; kept: readonly Reason[] };

/** Why opportunities are won, or lost, in the order they are offered. */
export function ReasonsCard({ kind, kept }: ReasonsCardProps) {
  const text = useText();
  const name = useNames();
  const { busy, save } = useSaved();
  const [edited, setEdited] = useState<Row[] | null>(null);
  const rows = edited ?? kept.map((one) => ({ ...one, key: one.id! }));
  const send = async () => {
    const items = rows.map(({ key: _, ...one }) => one);
    if (
      await save(
        () => api.pipelineSettings.setReasons({ params: { kind }, body: { items } }),
        () => text('web.settings.listSaved'),
      )
    )
      setEdited(null);
  };
  return (
    <Card title={text(kind === 'won' ? 'web.settings.reasonsWon' : 'web.settings.reasonsLost')}>
      {rows.map((row, at) => (
        <div key={row.key} className="deal-editor-head deal-listrow">
          <NamesInput
            label={`${at + 1}`}
            value={row.names}
            onChange={(names) => setEdited(rows.with(at, { ...row, names }))}
          />
          <span className="deal-editor-acts">
            <button
              type="button"
              className="y-iconbutton"
              aria-label={`${text('web.settings.moveUp')} ${name(row.names)}`}
              onClick={() => setEdited(moved(rows, at, -1))}
            >
              <Icon name="up" size={14} />
            </button>
            <button
              type="button"
              className="y-iconbutton"
              aria-label={`${text('web.act.remove')} ${name(row.names)}`}
              onClick={() => setEdited(rows.toSpliced(at, 1))}
            >
              <Icon name="close" size={14} />
            </button>
          </span>
        </div>
      ))}
      <div className="y-row y-gap-s">
        <Button onClick={() => setEdited([...rows, { key: crypto.randomUUID(), names: {} }])}>
          {text('web.settings.addReason')}
        </Button>
        {edited && (
          <Button type="primary" loading={busy} onClick={() => void send()}>
            {text('web.act.save')}
          </Button>
        )}
      </div>
    </Card>
  );
}
