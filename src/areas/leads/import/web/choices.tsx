import Select from 'antd/es/select';
import { useId } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
import type { ImportOptions } from '../options.ts';
import { knownByCompany } from '../rules/known-by-company.ts';
import type { Import } from './shapes.ts';
import { useImportText } from './text.ts';

type ChoicesProps = { one: Import; options: ImportOptions; onChange: (options: ImportOptions) => void };

const treatments = ['skip', 'update', 'create'] as const;
const modes = ['rows', 'file'] as const;
const cells = ['reject', 'empty'] as const;
const owners = ['me', 'rules', 'column', 'nobody'] as const;

/** How the whole file is to be imported. */
export function Choices({ one, options, onChange }: ChoicesProps) {
  const text = useImportText();
  const set = (change: Partial<ImportOptions>) => onChange({ ...options, ...change });
  return (
    <Card title={text('web.how')}>
      {one.sheets.length > 1 && (
        <Line
          label={text('web.sheet')}
          value={options.sheet ?? one.sheet ?? ''}
          choices={one.sheets.map((sheet) => [sheet, sheet])}
          onChange={(sheet) => set({ sheet })}
        />
      )}
      <Line
        label={text('web.duplicates')}
        note={text(knownByCompany(options) ? 'web.dupHintCompany' : 'web.dupHint')}
        value={options.duplicates}
        choices={treatments.map((one) => [one, text(`web.dup.${one}`)])}
        onChange={(duplicates) => set({ duplicates })}
      />
      <Line
        label={text('web.mode')}
        value={options.mode}
        choices={modes.map((one) => [one, text(`web.modes.${one}`)])}
        onChange={(mode) => set({ mode })}
      />
      <Line
        label={text('web.badCells')}
        value={options.badCells}
        choices={cells.map((one) => [one, text(`web.bad.${one}`)])}
        onChange={(badCells) => set({ badCells })}
      />
      <Line
        label={text('web.owner')}
        value={options.owner.by === 'person' ? 'me' : options.owner.by}
        choices={owners.map((one) => [one, text(`web.owners.${one}`)])}
        onChange={(by) => set({ owner: { by } })}
      />
    </Card>
  );
}

type LineProps<T extends string> = {
  label: string;
  note?: string;
  value: T;
  choices: readonly (readonly [T, string])[];
  onChange: (value: T) => void;
};

function Line<T extends string>({ label, note, value, choices, onChange }: LineProps<T>) {
  const id = useId();
  return (
    <div className="y-form-line">
      <label htmlFor={id}>{label}</label>
      <Select<T>
        id={id}
        value={value}
        options={choices.map(([key, words]) => ({ value: key, label: words }))}
        onChange={onChange}
      />
      {note && <Quiet>{note}</Quiet>}
    </div>
  );
}
