import type { Transaction } from '../db/transaction.ts';
import type { LoggedEvent } from '../events/subscriber.ts';
import type { Notice, NoticeSource } from './notice.ts';
import { changeOf } from './notify.ts';
import { mentionsIn } from './rules/mentions-in.ts';
import { colleagues } from './store.ts';

const longestExcerpt = 120;

/**
 * What concerns people about records that have owners and remarks: that one was given to them, that somebody remarked on theirs, that they
 * are mentioned.
 *
 * @param ownersOf whose these records are
 * @param changesHandsAlone false where they go with another record, which says it
 */
export function recordNotices(
  kind: string,
  ownersOf: (tx: Transaction, ids: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  { changesHandsAlone = true } = {},
): NoticeSource {
  const commented = `${kind}.commented`;
  return {
    types: changesHandsAlone ? [`${kind}.assigned`, `${kind}.edited`, commented] : [commented],
    async concern(tx, events) {
      // Remarks of an import are the past; it tells them under its batch.
      const remarks = events.filter(({ type, batchId }) => type === commented && batchId === null);
      const given = events.flatMap((event) => givenNotice(event, 'ownerId'));
      return remarks.length === 0 ? given : [...given, ...(await remarkNotices(tx, remarks, ownersOf))];
    },
  };
}

/** That a record is someone's from now on, by `field` of the changes. */
export function givenNotice(event: LoggedEvent, field: 'ownerId' | 'assigneeId'): Notice[] {
  const to = changeOf(event, field)?.[1];
  if (typeof to !== 'string') return [];
  const { handedOverFrom } = event.payload;
  if (typeof handedOverFrom !== 'string') return [{ event, to, kind: 'assigned' }];
  return [{ event, to, kind: 'handedOver', facts: { fromId: handedOverFrom } }];
}

async function remarkNotices(
  tx: Transaction,
  remarks: readonly LoggedEvent[],
  ownersOf: Parameters<typeof recordNotices>[1],
): Promise<Notice[]> {
  const owners = await ownersOf(tx, [...new Set(remarks.map(({ subjectId }) => subjectId))]);
  const people = remarks.some(({ payload }) => /[@＠]/.test(String(payload.text)))
    ? await colleagues(tx)
    : [];
  return remarks.flatMap((event): Notice[] => {
    const text = String(event.payload.text ?? '');
    const facts = { text: text.slice(0, longestExcerpt) };
    const owner = owners.get(event.subjectId);
    return [
      ...mentionsIn(text, people).map((to): Notice => ({ event, to, kind: 'mentioned', facts })),
      ...(owner ? [{ event, to: owner, kind: 'commented', facts } satisfies Notice] : []),
    ];
  });
}
