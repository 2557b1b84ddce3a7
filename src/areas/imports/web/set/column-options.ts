import type { ColumnChoice, KindFields, SetFile } from '../shapes.ts';
import type { ImportText } from '../text.ts';

type Found = SetFile['found'][number];
type Option = { value: string; label: string };

/** How a field of the company's own is named: of customers it is said whose, the company's or the person's. */
function customKey(kind: KindFields, subject: KindFields['customSubjects'][number], key: string): string {
  return kind.kind === 'accounts' || kind.kind === 'contacts' ? `${subject}.custom:${key}` : `custom:${key}`;
}

/** What a column can become: nothing, a field made for it, a field, one of the company's own. */
export function optionsFor(
  kind: KindFields | undefined,
  { newField }: Pick<Found, 'newField'>,
  text: ImportText,
): (Option | { label: string; options: Option[] })[] {
  const none = { value: '', label: text('web.column.leaveOut') };
  if (!kind) return [none];
  const group = (label: string, isCustom: boolean) => {
    const options = kind.fields
      .filter((field) => field.isCustom === isCustom)
      .map(({ key, label }) => ({ value: key, label }));
    return options.length > 0 ? [{ label, options }] : [];
  };
  const known = new Set(kind.fields.map(({ key }) => key));
  const fresh = newField
    ? kind.customSubjects
        .map((subject) => ({
          value: customKey(kind, subject, newField.key),
          label: [
            text('web.column.newField', { label: newField.label }),
            ...(kind.customSubjects.length > 1 ? [text(`web.row.${subject}`)] : []),
          ].join(' · '),
        }))
        .filter(({ value }) => !known.has(value))
    : [];
  return [none, ...fresh, ...group(text('web.column.fields'), false), ...group(text('web.column.own'), true)];
}

/** The columns with one of them becoming something else; what it holds of its own stays. */
export function withColumn(
  columns: readonly ColumnChoice[],
  { column, missing, dateOrder, numberStyle, newField }: Found,
  to: string,
  kind: KindFields | undefined,
): ColumnChoice[] {
  const before = columns.find((one) => one.column === column);
  const isFresh =
    newField !== undefined &&
    to.endsWith(`custom:${newField.key}`) &&
    !kind?.fields.some(({ key }) => key === to);
  const after: ColumnChoice = {
    column,
    to: to || null,
    missing: before?.missing ?? missing,
    ...((before?.dateOrder ?? dateOrder) && { dateOrder: before?.dateOrder ?? dateOrder }),
    ...((before?.numberStyle ?? numberStyle) && { numberStyle: before?.numberStyle ?? numberStyle }),
    ...(isFresh && {
      newField: {
        label: newField.label,
        kind: newField.kind as NonNullable<ColumnChoice['newField']>['kind'],
      },
    }),
  };
  return [...columns.filter((one) => one.column !== column), after].sort((a, b) => a.column - b.column);
}
