import { useFormat } from '../../ui/format-context.tsx';
import { useRecordText } from './text.ts';

/** What a bulk change answers, whatever it changed. */
export type EditedMany = {
  changed: number;
  unchanged: number;
  readOnly: number;
  notFound: number;
  refused: readonly { count: number }[];
};

/** Says what a bulk change did, and what it left and why. */
export function useBulkWords(): (result: EditedMany) => string {
  const text = useRecordText();
  const format = useFormat();
  return ({ changed, unchanged, readOnly, notFound, refused }) => {
    const impossible = refused.reduce((sum, one) => sum + one.count, 0);
    const left = { unchanged, refused: impossible, readOnly, notFound };
    const rest = (Object.keys(left) as (keyof typeof left)[])
      .filter((reason) => left[reason] > 0)
      .map((reason) => text(`bulk.${reason}`, { count: left[reason] }));
    const facts = { changed: format.number(changed), rest: format.list(rest) };
    if (changed === 0) return text('bulk.nothing', facts);
    return text(rest.length > 0 ? 'bulk.doneWith' : 'bulk.done', facts);
  };
}
