import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { Quiet } from '../../../../ui/tag.tsx';
import { api } from '../../../../web/api/client.ts';
import { ColumnsTable, samplesOf } from '../../../../web/import/columns-table.tsx';
import type { ColumnChoice, FileChoice, ImportSet, SetFile } from '../shapes.ts';
import { useText } from '../text.ts';
import { optionsFor, withColumn } from './column-options.ts';
import type { SetActs } from './use-import-set.ts';

type FileColumnsProps = { set: ImportSet; file: SetFile; acts: SetActs };

/** What each column of a file becomes. Changes count once they are applied: everything is then checked again. */
export function FileColumns({ set, file, acts }: FileColumnsProps) {
  const text = useText();
  const fields = useQuery(api.importSet.fields.query({}));
  const [columns, setColumns] = useState<readonly ColumnChoice[]>(file.choice.columns);
  const disabled = acts.busy || set.state === 'checking';
  const kind = fields.data?.kinds.find((one) => one.kind === file.choice.kind);
  const changed = columns !== file.choice.columns;
  const chosen = new Map(columns.map((one) => [one.column, one]));
  const headerOf = (of: number, column: number) =>
    set.files.find((one) => one.file === of)?.header[column] ?? '';
  const noteOf = (column: number, missing: readonly string[]) => {
    const link = set.links.find((one) => one.fromFile === file.file && one.fromColumn === column);
    const target = link && set.files.find((one) => one.file === link.toFile);
    return [
      ...(link && target && target.file !== file.file
        ? [text('web.column.linked', { file: target.fileName, column: headerOf(target.file, link.toColumn) })]
        : []),
      ...(missing.length > 0 ? [text('web.column.missing', { words: missing.join(', ') })] : []),
    ].join(' · ');
  };
  return (
    <div className="imp-columns-body">
      <Reading set={set} file={file} acts={acts} />
      <ColumnsTable
        heads={{
          header: text('web.column.header'),
          sample: text('web.column.sample'),
          becomes: text('web.column.becomes'),
        }}
        readOnly={disabled}
        columns={file.found.map((found) => ({
          column: found.column,
          header: found.header || text('web.column.nameless'),
          samples: samplesOf(file.sample, found.column),
          note: noteOf(found.column, chosen.get(found.column)?.missing ?? found.missing),
          dropped: found.dropped ? text('web.column.dropped') : null,
          to: chosen.get(found.column)?.to ?? '',
          options: optionsFor(kind, found, text),
        }))}
        onChange={(column, to) => setColumns(withColumn(columns, file.found[column]!, to, kind))}
      />
      {changed && (
        <div className="imp-draft" role="status">
          <span>{text('web.draft.unsaved')}</span>
          <Button size="small" onClick={() => setColumns(file.choice.columns)}>
            {text('web.draft.drop')}
          </Button>
          <Button
            size="small"
            type="primary"
            disabled={disabled}
            onClick={() => acts.choose({ files: [{ ...file.choice, columns: [...columns] }] })}
          >
            {text('web.draft.apply')}
          </Button>
        </div>
      )}
    </div>
  );
}

const encodings = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'];
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe' } as const;

/** How the file is read, where there is something to choose. */
function Reading({ set, file, acts }: FileColumnsProps) {
  const text = useText();
  const disabled = acts.busy || set.state === 'checking';
  const read = (change: Partial<FileChoice>) =>
    acts.choose({ files: [{ ...file.choice, ...change, columns: [] }] });
  const select = (
    label: string,
    value: string,
    options: { value: string; label: string }[],
    onChange: (value: string) => void,
  ) => (
    <span className="imp-reading">
      <Quiet>{label}</Quiet>
      <Select<string>
        size="small"
        aria-label={label}
        disabled={disabled}
        getPopupContainer={popupPlace}
        popupMatchSelectWidth={false}
        value={value}
        options={options}
        onChange={onChange}
      />
    </span>
  );
  return (
    <div className="y-row y-gap-m">
      {file.format === 'csv' &&
        select(
          text('web.file.encoding'),
          file.encoding.toLowerCase(),
          [...new Set([file.encoding.toLowerCase(), ...encodings])].map((value) => ({
            value,
            label: value.toUpperCase(),
          })),
          (encoding) => read({ encoding }),
        )}
      {file.format === 'csv' &&
        file.delimiter !== null &&
        select(
          text('web.file.delimiter'),
          file.delimiter,
          Object.entries(delimiters).map(([value, name]) => ({ value, label: text(`web.file.${name}`) })),
          (delimiter) => read({ delimiter }),
        )}
      {file.sheets.length > 1 &&
        select(
          text('web.file.sheet'),
          file.sheet ?? '',
          file.sheets.map((value) => ({ value, label: value })),
          (sheet) => read({ sheet }),
        )}
    </div>
  );
}
