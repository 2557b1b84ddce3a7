import type { Language } from '../../../kernel/language.ts';
import { translate } from '../../../platform/i18n/translator.ts';
import type { FormField } from './rules/form-definition.ts';
import { mostLong, mostShort } from './rules/form-definition.ts';
import type { FormProblem } from './rules/read-submission.ts';
import type { FormRow } from './store.ts';

/** Names of inputs that are no question: the token, the trap, consent. */
export const inputs = { token: '_token', trap: '_homepage', consent: '_consent' } as const;

export type PageState = {
  token: string;
  answers: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, FormProblem>>;
  consented: boolean;
  utm: Readonly<Record<string, string>>;
  /** A sentence above the form, such as that it must be sent again. */
  notice?: 'sendAgain' | undefined;
};

/** The form as a plain page: no script, so that it works everywhere and nothing can be slipped into one. */
export function formPage(form: FormRow, state: PageState): string {
  const language = form.language as Language;
  const say = (key: string): string => translate(language, `forms:page.${key}`);
  const { definition } = form;
  const wrong = Object.entries(state.problems);
  const labels = new Map(definition.fields.map(({ key, label }) => [key, label]));
  const summary =
    wrong.length === 0
      ? ''
      : `<div class="problems" role="alert"><p>${esc(say('correct'))}</p><ul>${wrong
          .map(([key, problem]) => {
            const words = `${labels.has(key) ? `${labels.get(key)}：` : ''}${say(`problems.${problem}`)}`;
            return labels.has(key) || key === 'consent'
              ? `<li><a href="#${inputId(key)}">${esc(words)}</a></li>`
              : `<li>${esc(words)}</li>`;
          })
          .join('')}</ul></div>`;
  const notice = state.notice ? `<p class="problems" role="alert">${esc(say(state.notice))}</p>` : '';
  const utm = Object.entries(state.utm)
    .map(([name, value]) => `<input type="hidden" name="${esc(name)}" value="${esc(value)}">`)
    .join('');
  return page(
    language,
    definition.title,
    `<h1>${esc(definition.title)}</h1>
${definition.intro ? `<p class="intro">${lines(definition.intro)}</p>` : ''}
${notice}${summary}
<form method="post" action="/f/${esc(form.key)}" accept-charset="utf-8">
<input type="hidden" name="${inputs.token}" value="${esc(state.token)}">${utm}
<div class="trap" aria-hidden="true"><label>${esc(say('trap'))}<input name="${inputs.trap}" tabindex="-1" autocomplete="off"></label></div>
${definition.fields.map((field) => question(field, state, say)).join('\n')}
${consent(form, state, say)}
<button type="submit">${esc(definition.submit || say('submit'))}</button>
</form>`,
  );
}

function question(field: FormField, state: PageState, say: (key: string) => string): string {
  const { key, label, hint, required, kind, choices } = field;
  const id = inputId(key);
  const value = state.answers[key] ?? '';
  const problem = state.problems[key];
  const notes = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  const common = `id="${id}" name="${esc(key)}"${required ? ' required' : ''}${problem ? ' aria-invalid="true"' : ''}${notes ? ` aria-describedby="${notes}"` : ''}`;
  const must = required ? ` <span class="must">${esc(say('required'))}</span>` : '';
  return `<div class="field"><label for="${id}">${esc(label)}${must}</label>
${hint ? `<p class="hint" id="${id}-hint">${esc(hint)}</p>` : ''}${control(kind, common, key, value, choices, say)}
${problem ? `<p class="problem" id="${id}-problem">${esc(say(`problems.${problem}`))}</p>` : ''}</div>`;
}

/** What browsers may fill in by themselves, and which keyboard a phone shows. */
const helps: Readonly<Record<string, string>> = {
  name: 'type="text" autocomplete="name"',
  company: 'type="text" autocomplete="organization"',
  title: 'type="text" autocomplete="organization-title"',
  phone: 'type="tel" autocomplete="tel"',
  email: 'type="email" autocomplete="email"',
  website: 'type="text" inputmode="url" autocomplete="url"',
  address: 'type="text" autocomplete="street-address"',
};

function control(
  kind: FormField['kind'],
  common: string,
  key: string,
  value: string,
  choices: readonly string[],
  say: (key: string) => string,
): string {
  if (kind === 'longText')
    return `<textarea ${common} rows="4" maxlength="${mostLong}">${esc(value)}</textarea>`;
  if (kind === 'choice') {
    const options = choices.map(
      (choice) =>
        `<option value="${esc(choice)}"${choice === value ? ' selected' : ''}>${esc(choice)}</option>`,
    );
    return `<select ${common}><option value="">${esc(say('choose'))}</option>${options.join('')}</select>`;
  }
  return `<input ${common} ${helps[key] ?? 'type="text"'} maxlength="${mostShort}" value="${esc(value)}">`;
}

function consent({ definition }: FormRow, state: PageState, say: (key: string) => string): string {
  if (!definition.consent) return '';
  const id = inputId('consent');
  const problem = state.problems.consent;
  return `<div class="field consent"><input type="checkbox" id="${id}" name="${inputs.consent}" value="yes"${definition.consent.required ? ' required' : ''}${state.consented ? ' checked' : ''}${problem ? ` aria-invalid="true" aria-describedby="${id}-problem"` : ''}>
<label for="${id}">${lines(definition.consent.text)}</label>
${problem ? `<p class="problem" id="${id}-problem">${esc(say(`problems.${problem}`))}</p>` : ''}</div>`;
}

/** What a visitor sees after sending; the same whatever was made of it. */
export function thanksPage(form: FormRow): string {
  const { title, thanks } = form.definition;
  return page(
    form.language as Language,
    title,
    `<h1>${esc(title)}</h1>\n<p class="thanks" role="status">${lines(thanks)}</p>`,
  );
}

/** A page for what can't be shown: no such form, too much, too often. */
export function sorryPage(language: Language, title: string, next: string): string {
  return page(language, title, `<h1>${esc(title)}</h1>\n<p>${esc(next)}</p>`);
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${esc(title)}</title>
<link rel="stylesheet" href="/f/style.css">
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

/** The HTML that puts a form into a page. */
export function embedSnippet(address: string, title: string): string {
  return `<iframe src="${esc(address)}" title="${esc(title)}" style="width:100%;min-height:640px;border:0" loading="lazy"></iframe>`;
}

/** Ids of inputs: keys hold letters, digits, dots and underscores only. */
function inputId(key: string): string {
  return `q-${key.replace(/[^A-Za-z0-9_]/g, '-')}`;
}

function lines(text: string): string {
  return esc(text).replaceAll('\n', '<br>');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand anywhere in HTML, attributes in double quotes included. */
function esc(text: string): string {
  return text.replace(/[&<>"']/g, (one) => entities[one]!);
}
