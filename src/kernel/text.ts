/** Half of a surrogate pair, which is no character. */
const half = /\p{Surrogate}/u;

/** Whether a text can be kept as it stands: a database takes neither NUL nor half a character. */
export function isKeepable(text: string): boolean {
  return !text.includes('\0') && !half.test(text);
}
