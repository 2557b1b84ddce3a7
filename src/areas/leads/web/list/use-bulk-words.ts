import type { CallOutput } from '../../../../platform/http/contract.ts';
import { useFormat } from '../../../../ui/format-context.tsx';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';
import { useText } from '../text.ts';

type EditedMany = CallOutput<Contracts['lead']['bulk']>;

/** Says what a bulk change did, and what it left and why. */
export function useBulkWords(): (result: EditedMany) => string {
  const text = useText();
  const format = useFormat();
  return ({ changed, unchanged, readOnly, notFound, refused }) => {
    const impossible = refused.reduce((sum, one) => sum + one.count, 0);
    const left = { unchanged, refused: impossible, readOnly, notFound };
    const rest = (Object.keys(left) as (keyof typeof left)[])
      .filter((reason) => left[reason] > 0)
      .map((reason) => text(`web.bulk.${reason}`, { count: left[reason] }));
    const facts = { changed: format.number(changed), rest: format.list(rest) };
    if (changed === 0) return text('web.bulk.nothing', facts);
    return text(rest.length > 0 ? 'web.bulk.doneWith' : 'web.bulk.done', facts);
  };
}
