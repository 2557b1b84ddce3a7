import Button from 'antd/es/button';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Columns, Row, Stack } from '../../../../ui/layout.tsx';
import { ErrorState } from '../../../../ui/states.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { useWrite } from '../../../../web/api/use-write.ts';
import type { ImportOptions } from '../options.ts';
import { Choices } from './choices.tsx';
import { MappingTable } from './mapping-table.tsx';
import type { Import } from './shapes.ts';
import { useImportText } from './text.ts';

/** What each column is and how to import; then check, or go. */
export function ImportSetup({ one }: { one: Import }) {
  const text = useImportText();
  const format = useFormat();
  const [options, setOptions] = useState<ImportOptions>(one.options);
  const refresh = [api.import.read.key(), api.import.list.key()];
  const choose = useWrite(api.import.choose);
  const check = useWrite(api.import.check, { refresh });
  const run = useWrite(api.import.run, { refresh });
  const params = { id: one.id };

  const begin = async (act: typeof run) => {
    try {
      if (options !== one.options) await choose.run({ params, body: { version: one.version, options } });
      await act.run({ params });
    } catch {
      // Shown below: each write keeps its own refusal.
    }
  };
  const problem = choose.problem ?? check.problem ?? run.problem;
  const busy = choose.busy || check.busy || run.busy;
  const acts = (
    <Row>
      <Button disabled={busy} loading={check.busy} onClick={() => void begin(check)}>
        {text(one.state === 'ready' ? 'web.checkAgain' : 'web.check')}
      </Button>
      <Button type="primary" disabled={busy} loading={run.busy} onClick={() => void begin(run)}>
        {text('web.run')}
      </Button>
    </Row>
  );
  return (
    <Columns
      side={
        <div className="y-import-side">
          <Choices one={one} options={options} onChange={setOptions} />
          {acts}
          {problem && <ErrorState error={problem} />}
        </div>
      }
    >
      <Stack gap="s">
        <Quiet>
          {text('web.read', {
            format: one.format.toUpperCase(),
            encoding: one.encoding.toUpperCase(),
            columns: one.header.length,
          })}
          {one.skippedLines > 0 && ` · ${text('web.skippedLines', { count: one.skippedLines })}`}
          {one.remembered && ` · ${text('web.remembered')}`}
          {one.sameFile &&
            ` · ${text('web.sameFile', { when: format.dateTime(one.sameFile.at), name: one.sameFile.fileName })}`}
        </Quiet>
        <MappingTable one={one} options={options} onChange={setOptions} />
      </Stack>
    </Columns>
  );
}
