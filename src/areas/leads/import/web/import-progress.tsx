import { useFormat } from '../../../../ui/format-context.tsx';
import { ProgressPanel } from '../../../../ui/progress-panel.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import type { Import } from './shapes.ts';
import { useImportText } from './text.ts';

/** How far a check, an import or its undoing is. */
export function ImportProgress({ one }: { one: Import }) {
  const text = useImportText();
  const format = useFormat();
  const cancel = useWrite(api.import.cancel, { refresh: [api.import.read.key()] });
  const titles = { checking: 'web.checking', running: 'web.running', undoing: 'web.undoing' } as const;
  const title = titles[one.state as keyof typeof titles];
  const { counts } = one;
  const numbers = text('web.counts', {
    created: format.number(counts.created),
    updated: format.number(counts.updated),
    skipped: format.number(counts.skipped),
    rejected: format.number(counts.rejected),
  });
  const speed = one.rowsPerSecond
    ? ` · ${text('web.speed', { rate: format.number(one.rowsPerSecond) })}`
    : '';
  return (
    <ProgressPanel
      title={text(title, { name: one.fileName })}
      state="running"
      done={counts.bytesRead}
      total={one.bytesTotal}
      {...(one.startedAt && { startedAt: one.startedAt })}
      note={
        <>
          {numbers}
          {speed}
          <br />
          {text('web.leave')}
        </>
      }
      {...(one.state !== 'undoing' && { onCancel: () => void cancel.run({ params: { id: one.id } }) })}
    />
  );
}
