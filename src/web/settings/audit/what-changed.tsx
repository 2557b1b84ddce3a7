import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format-context.tsx';
import { useSettingsText } from '../words.ts';
import type { Names } from './use-names.ts';

type Change = readonly [before: unknown, after: unknown];

/** What an event carries, in words: each field before and after, or what was said. */
export function WhatChanged({ payload, names }: { payload: Record<string, unknown>; names: Names }) {
  const { t } = useTranslation('settings');
  const text = useSettingsText();
  const format = useFormat();
  const changes = Object.entries((payload.changes ?? {}) as Record<string, Change>);
  const said = [payload.said, payload.text, payload.reason, payload.name, payload.label].find(
    (words): words is string => typeof words === 'string' && words !== '',
  );
  const fieldName = (field: string) =>
    t(`fieldNames.${field}`, { defaultValue: t(`leads:fields.${field}`, { defaultValue: field }) });
  return (
    <>
      {said && <span>“{said}”</span>}
      {typeof payload.rows === 'number' && <span>{text('audit.rows', { count: payload.rows })}</span>}
      {changes.length > 0 && (
        <dl className="y-changes">
          {changes
            .map(([field, change]) => [field, onlyDifferent(change)] as const)
            .map(([field, [before, after]]) => (
              <div key={field} className="y-change">
                <dt>{fieldName(field)}</dt>
                <dd>
                  {!isNothing(before) && (
                    <>
                      <del>{show(before, field)}</del> →{' '}
                    </>
                  )}
                  {isNothing(after) ? (
                    <span className="y-quiet">{text('audit.emptied')}</span>
                  ) : (
                    show(after, field)
                  )}
                </dd>
              </div>
            ))}
        </dl>
      )}
    </>
  );

  function show(value: unknown, field = ''): string {
    if (typeof value === 'boolean') return text(value ? 'audit.yes' : 'audit.no');
    if (Array.isArray(value)) return value.map((one) => show(one)).join('、');
    if (typeof value === 'object' && value !== null) return describe(value as Record<string, unknown>);
    const words = String(value);
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(words)) return format.dateTime(words);
    if (/^\d{4}-\d\d-\d\d$/.test(words)) return format.date(`${words}T12:00:00`);
    if (field === 'language') return format.languageName(words);
    if (field === 'largest' || field === 'quota') return format.bytes(Number(words));
    if (field === 'status') return t(`leads:web.status.${words}`, { defaultValue: words });
    if (field === 'theme') return t(`account:me.${words}`, { defaultValue: words });
    return names.people.get(words) ?? names.teams.get(words) ?? names.roles.get(words) ?? words;
  }

  /** Rights as `查看线索: 全部`; anything else as `key: value`. */
  function describe(value: Record<string, unknown>): string {
    return Object.entries(value)
      .map(([key, inner]) => {
        const label = t(`people:permissions.${key}`, { defaultValue: key });
        const words = t(`people:scopes.${String(inner)}`, { defaultValue: show(inner) });
        return `${label}: ${words}`;
      })
      .join('，');
  }
}

function isNothing(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

/** Of two objects (rights, choices by name) only what is not the same in both. */
function onlyDifferent([before, after]: Change): Change {
  if (!isObject(before) || !isObject(after)) return [before, after];
  const differing = (one: Record<string, unknown>, other: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(one).filter(([key, value]) => other[key] !== value));
  return [differing(before, after), differing(after, before)];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
