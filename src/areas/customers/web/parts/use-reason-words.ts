import { useFormat } from '../../../../ui/format-context.tsx';
import { useSession } from '../../../../web/session.ts';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';

type Reason = AccountRecord['healthWhy'][number];

/** A reason that takes health, as a sentence with its facts. */
export function useReasonWords(): (reason: Reason) => string {
  const text = useText();
  const format = useFormat();
  const { company } = useSession();
  return ({ reason, facts }) =>
    text(`web.reason.${reason}`, {
      ...facts,
      amount: format.money(String(facts.amount ?? '0'), company?.currency),
    });
}
