import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { Card } from '../../../../ui/layout.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
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
      <table className="y-simple-table y-map">
        <thead>
          <tr>
            <th>{text('web.column')}</th>
            <th>{text('web.sample')}</th>
            <th>{text('web.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {one.columns.map(({ column, header, dropped, newField, missing }) => {
            const to = chosen.get(column)?.to ?? null;
            return (
              <tr key={column} className={to === null ? 'y-map-out' : undefined}>
                <td className="y-map-header">{header || text('web.nameless')}</td>
                <td className="y-map-sample" title={samples(one, column).join('\n')}>
                  {samples(one, column).join(' · ')}
                  {missing.length > 0 && (
                    <div>
                      <Quiet>
                        {text('web.missing')}：{missing.join(', ')}
                      </Quiet>
                    </div>
                  )}
                </td>
                <td>
                  {dropped ? (
                    <Quiet>{text('web.droppedNote')}</Quiet>
                  ) : (
                    <Select<string>
                      className="y-map-select"
                      showSearch={{ optionFilterProp: 'label' }}
                      aria-label={header}
                      value={to ?? ''}
                      options={targets.options(newField)}
                      onChange={(value) => set(column, value || null)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}

/** Up to three different values of a column. */
function samples(one: Import, column: number): string[] {
  return [...new Set(one.sample.map((row) => row[column]?.trim() ?? '').filter(Boolean))].slice(0, 3);
}
