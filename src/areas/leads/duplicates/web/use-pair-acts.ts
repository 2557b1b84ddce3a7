import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../../web/after-change.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import type { Pair, Side } from './shapes.ts';
import { useDuplicateText } from './text.ts';

/**
 * Merging a pair, or telling it apart; both can be taken back while the toast is shown.
 * @param onSettled called with the lead that is kept, or null when they were told apart
 */
export function usePairActs(pair: Pair, onSettled?: (keptId: string | null) => void) {
  const text = useDuplicateText();
  const leads = useText();
  const client = useQueryClient();
  const { done, refused } = useAfterChange();
  const [busy, setBusy] = useState(false);
  const readAgain = () =>
    Promise.all(
      [api.duplicate.pairs.key(), api.duplicate.near.key(), api.duplicate.merges.key()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  const act = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      refused(error);
    }
    await readAgain();
    setBusy(false);
  };
  const tellApart = (again: boolean) =>
    api.duplicate.different({ body: { one: pair.a.id, other: pair.b.id, again } });
  return {
    busy,
    merge: (keptSide: Side, choices: Record<string, 'kept' | 'away'>) =>
      act(async () => {
        const kept = pair[keptSide];
        const away = pair[keptSide === 'a' ? 'b' : 'a'];
        const { mergeId } = await api.duplicate.merge({
          body: {
            keptId: kept.id,
            awayId: away.id,
            keptVersion: kept.version,
            awayVersion: away.version,
            choices,
          },
        });
        done(
          text('web.merged', { lead: leadName(kept, leads('web.act.unnamed')) }),
          () => api.duplicate.undoMerge({ params: { id: mergeId }, body: { anyway: false } }),
          () => void readAgain(),
        );
        onSettled?.(kept.id);
      }),
    different: () =>
      act(async () => {
        await tellApart(false);
        done(
          text('web.toldApart'),
          () => tellApart(true),
          () => void readAgain(),
        );
        onSettled?.(null);
      }),
  };
}
