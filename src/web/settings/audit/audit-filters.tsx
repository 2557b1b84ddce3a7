import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { Icon } from '../../../ui/icons.tsx';
import { useSettingsText } from '../words.ts';
import { useEventWords } from './event-words.ts';

export type AuditUrl = {
  who: string | null;
  type: string | null;
  /** One record's events. */
  record: string | null;
  from: string | null;
  until: string | null;
};

export const noFilter: AuditUrl = { who: null, type: null, record: null, from: null, until: null };

type AuditFiltersProps = {
  url: AuditUrl;
  people: ReadonlyMap<string, string>;
  onChange: (change: Partial<AuditUrl>) => void;
};

/** Who, what, when. */
export function AuditFilters({ url, people, onChange }: AuditFiltersProps) {
  const text = useSettingsText();
  const { all } = useEventWords();
  const common = {
    allowClear: true,
    popupMatchSelectWidth: false,
    className: 'y-audit-filter',
    showSearch: { optionFilterProp: 'label' },
  } as const;
  const day = (key: 'from' | 'until') => (
    <label className="y-dayfield" htmlFor={`audit-${key}`}>
      {text(`audit.${key}`)}
      <Input
        id={`audit-${key}`}
        type="date"
        value={url[key] ?? ''}
        onChange={(event) => onChange({ [key]: event.target.value || null })}
      />
    </label>
  );
  return (
    <div className="y-filterbar">
      <Select
        {...common}
        aria-label={text('audit.who')}
        placeholder={text('audit.who')}
        value={url.who}
        options={[...people].map(([value, label]) => ({ value, label }))}
        onChange={(who: string | undefined) => onChange({ who: who ?? null })}
      />
      <Select
        {...common}
        aria-label={text('audit.what')}
        placeholder={text('audit.what')}
        value={url.type}
        options={[...all].map(([value, label]) => ({ value, label }))}
        onChange={(type: string | undefined) => onChange({ type: type ?? null })}
      />
      {day('from')}
      {day('until')}
      {url.record !== null && (
        <span className="y-chip">
          <button
            type="button"
            className="y-chip-remove"
            aria-label={text('audit.allRecords')}
            onClick={() => onChange({ record: null })}
          >
            {text('audit.oneRecord')} <Icon name="close" size={13} />
          </button>
        </span>
      )}
    </div>
  );
}
