import Button from 'antd/es/button';
import { Card } from '../../../../ui/layout.tsx';
import { ColumnsTable, samplesOf } from '../../../../web/import/columns-table.tsx';
import type { ImportColumn, ImportOptions } from '../options.ts';
import type { Import } from './shapes.ts';
import { useImportText } from './text.ts';
import { useTargets } from './use-targets.ts';

type MappingProps = { one: Import; options: ImportOptions; onChange: (options: ImportOptions) => void };

/** Each column of the file, some of what is in it, and what it becomes. */
export function MappingTable({ one, options, onChange }: MappingProps) {
  const text = useImportText();
  const targets = useTargets();
  const chosen = new Map(options.columns.map((column) => [column.column, column]));
  const put = (columns: ImportColumn[]) => onChange({ ...options, columns });
  const change = (column: number, to: string | null) => {
    const offered = one.columns[column]?.newField;
    const isNew = offered !== undefined && to === `custom:${offered.key}` && !targets.isCustom(to);
    const before = chosen.get(column);
    const next: ImportColumn = {
      column,
      to,
      missing: before?.missing ?? one.columns[column]?.missing ?? [],
      ...(before?.dateOrder && { dateOrder: before.dateOrder }),
      ...(before?.numberStyle && { numberStyle: before.numberStyle }),
      ...(isNew && {
        newField: {
          label: offered.label,
          kind: offered.kind as NonNullable<ImportColumn['newField']>['kind'],
        },
      }),
    };
    return next;
  };
  const set = (column: number, to: string | null) =>
    put(
      [...options.columns.filter((other) => other.column !== column), change(column, to)].sort(
        (a, b) => a.column - b.column,
      ),
    );
  const free = one.columns.filter(
    ({ column, newField, dropped }) => newField && !dropped && !chosen.get(column)?.to,
  );
  const offerAll = () => {
    const made = free.map(({ column, newField }) => change(column, `custom:${newField!.key}`));
    const columns = new Set(made.map(({ column }) => column));
    put(
      [...options.columns.filter(({ column }) => !columns.has(column)), ...made].sort(
        (a, b) => a.column - b.column,
      ),
    );
  };
  return (
    <Card
      title={text('web.mapping')}
      extra={
        free.length > 0 && (
          <Button size="small" onClick={offerAll}>
            {text('web.offer', { count: free.length })}
          </Button>
        )
      }
      flush
    >
      <ColumnsTable
        heads={{ header: text('web.column'), sample: text('web.sample'), becomes: text('web.becomes') }}
        columns={one.columns.map(({ column, header, dropped, newField, missing }) => ({
          column,
          header: header || text('web.nameless'),
          samples: samplesOf(one.sample, column),
          note: missing.length > 0 && `${text('web.missing')}：${missing.join(', ')}`,
          dropped: dropped ? text('web.droppedNote') : null,
          to: chosen.get(column)?.to ?? '',
          options: targets.options(newField),
        }))}
        onChange={(column, to) => set(column, to || null)}
      />
    </Card>
  );
}
