import { accept, type Outcome, refuse } from '../../../kernel/outcome.ts';

/** What a password must not simply repeat. */
export type PasswordContext = { email: string; name: string; company: string | null };

const shortestPassword = 10;
const longestPassword = 200;

/** Words that open most guessing lists, here and in China; alone or with digits and signs around them. */
const obvious = [
  'password',
  'passw0rd',
  'p@ssw0rd',
  'admin',
  'administrator',
  'welcome',
  'letmein',
  'iloveyou',
  'woaini',
  'qwerty',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abc',
  'abcd',
  'abcdef',
  'abcdefg',
  'test',
  'guest',
  'root',
  'login',
  'master',
  'yaosu',
  'sales',
  'crm',
  'mima',
  'wodemima',
  'nihao',
  'dragon',
  'monkey',
  'sunshine',
  'football',
  'changeme',
  'secret',
  'aini',
  'woaiwojia',
];
const rows = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

/**
 * Whether `password` may be one's own. Length counts, and that it isn't what a stranger would try first; no rules about
 * capitals or signs, which only make people write `Passw0rd!` (NIST SP 800-63B, 3.1.1.2).
 */
export function checkPassword(password: string, context: PasswordContext): Outcome<string> {
  const text = normalisePassword(password);
  const length = [...text].length;
  if (length < shortestPassword)
    return refuse('auth.passwordTooShort', { min: shortestPassword }, 'body.password');
  if (length > longestPassword)
    return refuse('auth.passwordTooLong', { max: longestPassword }, 'body.password');
  if (isObvious(text.toLowerCase(), context)) return refuse('auth.passwordObvious', {}, 'body.password');
  return accept(text);
}

/** One form however it was typed: an input method's full-width letters are the same password. */
export function normalisePassword(password: string): string {
  return password.normalize('NFKC');
}

function isObvious(text: string, { email, name, company }: PasswordContext): boolean {
  if (new Set(text).size < 4) return true;
  if (rows.some((row) => row.includes(text) || [...row].reverse().join('').includes(text))) return true;
  const own = [email, email.split('@')[0], name, company]
    .map((word) => (word ?? '').toLowerCase().replaceAll(/\s/g, ''))
    .filter((word) => word.length >= 2);
  // What is left when the digits and signs around a word are taken away: 'yaosu2026!!' is 'yaosu'.
  const core = text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const halves = repeatedPart(core);
  return [...own, ...obvious].some((word) => word === text || word === core || word === halves);
}

/** `abcabc` is `abc` twice. */
function repeatedPart(text: string): string {
  const at = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, at);
}
