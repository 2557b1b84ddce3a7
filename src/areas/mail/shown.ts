import type { Language } from '../../kernel/language.ts';
import type { Refusal } from '../../kernel/outcome.ts';
import { errorWords, translate } from '../../platform/i18n/translator.ts';
import type { ListedMailbox } from './reads.ts';
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
