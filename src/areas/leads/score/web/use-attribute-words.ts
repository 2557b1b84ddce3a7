import { useFormat } from '../../../../ui/format-context.tsx';
import { useCustomFields } from '../../../../web/records/custom-fields.ts';
import { useSession } from '../../../../web/session.ts';
import { type BinPlace, isRanges } from './card/card-edits.ts';
import type { CardAttribute, CardPair, Value } from './shapes.ts';
import { useScoreText } from './text.ts';

const day = 86_400_000;

/** How attributes, their values and their bins are called on screen. */
export type AttributeWords = {
  nameOf: (key: string) => string;
  valueWords: (key: string, value: Value) => string;
  /** `50 – 199`, `500 and more`, the levels of a group, or what stands for silence and for the rest. */
  binOf: (attribute: CardAttribute, place: BinPlace) => string;
  /** The cells along one side of a pair, in their order. */
  cellsOf: (axis: CardPair['row']) => string[];
};

/** @param labels names of custom fields that exist no more, as the catalogue still knows them */
export function useAttributeWords(labels?: ReadonlyMap<string, string>): AttributeWords {
  const text = useScoreText();
  const format = useFormat();
  const { company } = useSession();
  const custom = useCustomFields('lead');
  const fields = new Map(custom.map((field) => [`custom.${field.key}`, field]));

  // Which attributes there are is the server's to say, so their names are looked up by key; the lookup gives the path back when it finds none.
  const known = (path: string): string | null => {
    const words = text(path as 'attributes.source');
    return words === path ? null : words;
  };
  const nameOf = (key: string) =>
    fields.get(key)?.label ?? known(`attributes.${key}`) ?? labels?.get(key) ?? key.replace(/^custom\./, '');
  const levelOf = (key: string, level: string): string => {
    if (level === 'yes' || level === 'true') return text('levels.yesNo.yes');
    if (level === 'no' || level === 'false') return text('levels.yesNo.no');
    return (key === 'title' || key === 'capturedOn' ? known(`levels.${key}.${level}`) : null) ?? level;
  };
  const numberOf = (key: string, value: number): string => {
    if (fields.get(key)?.kind === 'date') return format.date(new Date(value * day));
    if (key === 'amount') return format.money(String(value), company?.currency);
    if (key.endsWith('Days'))
      return text('web.days', { count: Math.round(value), days: format.number(value, 0) });
    return format.number(value, 1);
  };
  const valueWords = (key: string, value: Value): string => {
    if (value === null) return text('web.bin.missing');
    return typeof value === 'number' ? numberOf(key, value) : levelOf(key, value);
  };
  const rangeOf = (key: string, from: number | null, below: number | undefined): string => {
    if (from === null)
      return below === undefined ? text('web.bin.all') : text('web.bin.below', { to: numberOf(key, below) });
    return below === undefined
      ? text('web.bin.from', { from: numberOf(key, from) })
      : text('web.bin.between', { from: numberOf(key, from), to: numberOf(key, below) });
  };
  const groupOf = (key: string, levels: readonly string[]) =>
    levels.map((level) => levelOf(key, level)).join(text('web.separator'));
  return {
    nameOf,
    valueWords,
    binOf(attribute, place) {
      if (place === 'missing') return text('web.bin.missing');
      if (place === 'other') return text('web.bin.other');
      const { key } = attribute;
      if (!isRanges(attribute)) return groupOf(key, attribute.bins[place]?.levels ?? []);
      return rangeOf(key, attribute.bins[place]?.from ?? null, attribute.bins[place + 1]?.from ?? undefined);
    },
    cellsOf(axis) {
      const missing = text('web.bin.missing');
      if ('groups' in axis)
        return [missing, text('web.bin.other'), ...axis.groups.map((levels) => groupOf(axis.key, levels))];
      const edges = [null, ...axis.cuts];
      return [missing, ...edges.map((from, i) => rangeOf(axis.key, from, edges[i + 1] ?? undefined))];
    },
  };
}
