import type { Language } from '../../kernel/language.ts';
import type { Refusal } from '../../kernel/outcome.ts';
import type { Actor } from '../../platform/actor/actor.ts';
import type { Database } from '../../platform/db/database.ts';
import { errorWords, translate } from '../../platform/i18n/translator.ts';
import { describeRecords } from '../../platform/search/index.ts';
import type { ListedMailbox } from './reads.ts';
import type { ListedMessage, ListedThread } from './reads-threads.ts';
import type { Preset } from './rules/providers.ts';

type Trouble = { code: string; title: string; next: string; at: string | null };

/** What went wrong, in the reader's language. */
export function troubleOf(
  language: Language,
  failure: { code: string; facts: Record<string, unknown>; at?: string } | Refusal | null,
): Trouble | null {
  if (!failure) return null;
  const words = errorWords(language, failure.code, failure.facts);
  return { code: failure.code, ...words, at: ('at' in failure && failure.at) || null };
}

export function shownMailbox(language: Language, mailbox: ListedMailbox) {
  return { ...mailbox, failure: troubleOf(language, mailbox.failure) };
}

export function shownPreset(language: Language, { provider, imap, smtp }: Preset) {
  const appCode = provider?.appCode && {
    word: translate(language, 'mail:preset.appCode'),
    how: translate(language, `mail:preset.how.${provider.appCode.how}`),
    url: provider.appCode.url,
  };
  return { provider: provider?.name ?? null, imap, smtp, appCode: appCode ?? null };
}

/** Threads with the titles of what they are filed on; a record that isn't there for the actor is left out of the proposals, nameless among the filings. */
export async function shownThreads(db: Database, actor: Actor, threads: readonly ListedThread[]) {
  const refs = threads.flatMap(({ filings, proposals }) => [...filings, ...proposals]);
  const titles = await describeRecords(db, actor, refs);
  const titleOf = ({ kind, id }: { kind: string; id: string }) => titles.get(`${kind}/${id}`)?.title ?? null;
  return threads.map((thread) => ({
    ...thread,
    // Where else another's thread is filed is told only as far as one sees those records.
    filings: thread.filings
      .map((one) => ({ ...one, title: titleOf(one) }))
      .filter((one) => thread.mine || one.title !== null),
    proposals: thread.mine
      ? thread.proposals.map((one) => ({ ...one, title: titleOf(one) })).filter((one) => one.title !== null)
      : [],
  }));
}

export function shownMessage(language: Language, message: ListedMessage) {
  const { outgoing } = message;
  return {
    ...message,
    outgoing: outgoing && { ...outgoing, failure: troubleOf(language, outgoing.failure) },
  };
}
