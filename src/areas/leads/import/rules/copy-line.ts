/** A value in PostgreSQL's COPY text format: null as \N, backslash, tab and line ends escaped. */
export function copyValue(value: string | null): string {
  if (value === null) return '\\N';
  return special.test(value) ? value.replace(everySpecial, escaped) : value;
}

/** A text[] as an array literal; null when empty. */
export function copyArray(values: readonly string[]): string {
  if (values.length === 0) return '\\N';
  let literal = '{';
  for (const value of values) {
    if (literal !== '{') literal += ',';
    literal += `"${quoted.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
  }
  return copyValue(`${literal}}`);
}

const special = /[\\\t\n\r]/;
const everySpecial = /[\\\t\n\r]/g;
const quoted = /["\\]/;

function escaped(character: string): string {
  if (character === '\t') return '\\t';
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  return '\\\\';
}
