import type { AfterChange } from '../after-change.ts';
import { useColleagues } from '../colleagues.ts';
import { useRecordText } from '../text.ts';

type Owned = { ownerId: string | null; ownerName: string | null; version: number };

/** A record that may be handed over, and how its kind does it. */
export type Handover = {
  record: Owned;
  name: string;
  assign: (ownerId: string | null, version: number) => Promise<{ batchId: string | null }>;
  after: AfterChange;
};

/** Hands a record over and says so. */
export function useGive({ record, name, assign, after }: Handover) {
  const text = useRecordText();
  const { nameOf } = useColleagues();
  /** @param over the record as somebody else left it meanwhile */
  return async (ownerId: string | null, over?: unknown): Promise<void> => {
    const { version } = (over as Owned | undefined) ?? record;
    const { batchId } = await assign(ownerId, version);
    const owner = ownerId === null ? text('field.nobody') : (nameOf(ownerId) ?? '');
    after.done(text('owner.given', { name, owner }), batchId);
  };
}
