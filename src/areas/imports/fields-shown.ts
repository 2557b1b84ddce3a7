import type { Language } from '../../kernel/language.ts';
import { loadCustomFields } from '../../platform/custom-fields/load-custom-fields.ts';
import type { Database } from '../../platform/db/database.ts';
import { translate } from '../../platform/i18n/translator.ts';
import { kinds } from './rules/kinds.ts';
import { customSubjects, targetsOf } from './targets.ts';

/** What columns can become, by what a file holds, in words. */
export async function fieldsShown(db: Database, language: Language) {
  const shown = [];
  for (const kind of kinds) {
    const fields = targetsOf(kind).map(({ key }) => ({
      key,
      label: translate(language, `imports:fields.${key}`),
      isCustom: false,
    }));
    const both = kind === 'accounts' || kind === 'contacts';
    for (const subject of customSubjects[kind])
      for (const { key, label } of await loadCustomFields(db, subject))
        fields.push({ key: both ? `${subject}.custom:${key}` : `custom:${key}`, label, isCustom: true });
    shown.push({
      kind,
      label: translate(language, `imports:kinds.${kind}`),
      fields,
      customSubjects: [...customSubjects[kind]],
    });
  }
  return { kinds: shown };
}
