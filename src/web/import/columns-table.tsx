import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import { popupPlace } from '../../ui/popup-place.ts';
import { Quiet } from '../../ui/tag.tsx';
import './import.css';

type Option = { value: string; label: string };

/** A column of a file, and what it becomes. */
export type ShownColumn = {
  column: number;
  header: string;
  samples: readonly string[];
  /** Below the samples: what counts as not answered, what the column points at. */
  note: ReactNode;
  /** Says why nothing can become of it. */
  dropped: string | null;
  /** `''`: left out. */
  to: string;
  options: readonly (Option | { label: string; options: readonly Option[] })[];
};

type ColumnsTableProps = {
  heads: { header: string; sample: string; becomes: string };
  columns: readonly ShownColumn[];
  readOnly?: boolean;
  onChange: (column: number, to: string) => void;
};

/** Each column of a file, some of what is in it, and what it becomes. */
export function ColumnsTable({ heads, columns, readOnly = false, onChange }: ColumnsTableProps) {
  return (
    <table className="y-simple-table y-map">
      <thead>
        <tr>
          <th>{heads.header}</th>
          <th>{heads.sample}</th>
          <th>{heads.becomes}</th>
        </tr>
      </thead>
      <tbody>
        {columns.map(({ column, header, samples, note, dropped, to, options }) => (
          <tr key={column} className={to === '' ? 'y-map-out' : undefined}>
            <td className="y-map-header">{header}</td>
            <td className="y-map-sample" title={samples.join('\n')}>
              {samples.join(' · ')}
              {note && (
                <div>
                  <Quiet>{note}</Quiet>
                </div>
              )}
            </td>
            <td>
              {dropped ? (
                <Quiet>{dropped}</Quiet>
              ) : (
                <Select<string>
                  className="y-map-select"
                  showSearch={{ optionFilterProp: 'label' }}
                  getPopupContainer={popupPlace}
                  aria-label={header}
                  disabled={readOnly}
                  value={to}
                  options={options as Option[]}
                  onChange={(value) => onChange(column, value)}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Up to three different values of a column. */
export function samplesOf(rows: readonly (readonly string[])[], column: number): string[] {
  return [...new Set(rows.map((row) => row[column]?.trim() ?? '').filter(Boolean))].slice(0, 3);
}
