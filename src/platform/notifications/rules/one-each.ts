import type { Notice, NoticeKind } from '../notice.ts';

/** Of several reasons to tell a person of one event, the first of these is said. */
const strongest: readonly NoticeKind[] = [
  'handedOver',
  'assigned',
  'mentioned',
  'commented',
  'mail',
  'mailTrouble',
  'reminder',
  'waiting',
  'importEnded',
  'bigDeal',
  'trouble',
];

/** What is told as news; what was imported or made up with a date long past is not. */
const newsFor = 2 * 24 * 3_600_000;

/**
 * One notice for each event and person, the strongest reason; none for one's own act unless one waits for it, and none of what happened
 * long ago.
 */
export function oneEach(notices: readonly Notice[], now: Date): Notice[] {
  const kept = new Map<string, Notice>();
  for (const notice of notices) {
    const { event, to, kind, own = false } = notice;
    if (event.actorId === to && !own) continue;
    if (now.getTime() - Date.parse(event.at) > newsFor) continue;
    const key = `${to} ${event.seq}`;
    const before = kept.get(key);
    if (!before || strongest.indexOf(kind) < strongest.indexOf(before.kind)) kept.set(key, notice);
  }
  return [...kept.values()];
}

/**
 * Notices of one batch for one person become one, with their number; the earliest stands for them.
 */
export function together(notices: readonly Notice[]): Notice[] {
  const groups = new Map<string, Notice>();
  for (const notice of notices) {
    const { event, to, kind, subject, count = 1 } = notice;
    const about = subject?.kind ?? event.subjectKind;
    const key = event.batchId ? `${to} ${kind} ${about} ${event.batchId}` : `${to} ${event.seq}`;
    const before = groups.get(key);
    if (before) groups.set(key, { ...before, count: (before.count ?? 1) + count });
    else groups.set(key, notice);
  }
  return [...groups.values()];
}
