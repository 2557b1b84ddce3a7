import Button from 'antd/es/button';
import { useFormat } from '../../../../ui/format-context.tsx';
import { KeyNumber } from '../../../../ui/key-number.tsx';
import { Card, Row, Stack, Tiles } from '../../../../ui/layout.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';
import { useGo } from '../../../../web/route-hooks.ts';
import type { Import } from './shapes.ts';
import { useImportText } from './text.ts';

/** What a check found or an import did, and what can be done about it. */
export function ImportOutcome({ one }: { one: Import }) {
  const text = useImportText();
  const format = useFormat();
  const { counts } = one;
  const checked = one.state === 'ready';
  const leads = leadsOf(one);
  const number = (label: string, n: number, to?: string) => (
    <KeyNumber label={label} value={format.number(n)} {...(to && n > 0 && { to })} />
  );
  return (
    <Card title={checked ? text('web.checked') : text('web.result')} extra={<Took one={one} />}>
      <Stack>
        <Tiles>
          {number(
            text(checked ? 'web.willCreate' : 'web.created'),
            counts.created,
            checked ? undefined : leads,
          )}
          {number(text(checked ? 'web.willUpdate' : 'web.updated'), counts.updated)}
          {number(text(checked ? 'web.willSkip' : 'web.skipped'), counts.skipped)}
          {number(text(checked ? 'web.willReject' : 'web.rejected'), counts.rejected)}
        </Tiles>
        {one.undo && (
          <Quiet>
            {text('web.undone', {
              removed: format.number(one.undo.removed),
              restored: format.number(one.undo.restored),
            })}
            {one.undo.leftCreated + one.undo.leftChanged > 0 &&
              ` · ${text('web.undoneLeft', { count: one.undo.leftCreated + one.undo.leftChanged })}`}
          </Quiet>
        )}
        <Acts one={one} leads={leads} />
      </Stack>
    </Card>
  );
}

function leadsOf(one: Import): string {
  return listAddress('/leads', [{ field: 'importId', operator: 'anyOf', values: [one.id] }]);
}

function Took({ one }: { one: Import }) {
  const text = useImportText();
  const format = useFormat();
  const rows = text('web.rows', { count: one.counts.rows });
  if (!one.startedAt || !one.finishedAt) return <>{rows}</>;
  const took = Date.parse(one.finishedAt) - Date.parse(one.startedAt);
  return (
    <>
      {rows} · {text('web.took', { time: format.duration(took) })}
    </>
  );
}

function Acts({ one, leads }: { one: Import; leads: string }) {
  const text = useImportText();
  const go = useGo();
  const refresh = [api.import.read.key(), api.import.list.key()];
  const undo = useWrite(api.import.undo, { refresh });
  const run = useWrite(api.import.run, { refresh });
  const written = one.counts.created + one.counts.updated > 0 && ['done', 'cancelled'].includes(one.state);
  return (
    <Row>
      {written && (
        <Button type="primary" onClick={() => go(leads)}>
          {text('web.open')}
        </Button>
      )}
      {one.state === 'cancelled' && (
        <Button loading={run.busy} onClick={() => void run.run({ params: { id: one.id } })}>
          {text('web.goOn')}
        </Button>
      )}
      {one.counts.rejected > 0 && (
        <Button href={api.import.errorFile.url({ params: { id: one.id }, query: { format: 'xlsx' } })}>
          {text('web.errorFile')}
        </Button>
      )}
      {written && (
        <Button loading={undo.busy} onClick={() => void undo.run({ params: { id: one.id } })}>
          {text('web.undo')}
        </Button>
      )}
      {(one.state === 'done' || one.state === 'undone') && (
        <Button onClick={() => go('/import')}>{text('web.another')}</Button>
      )}
    </Row>
  );
}
