/** The text of a mail: what was written, and below it what it answers. */
export type FoldedText = { written: string; quoted: string };

/** Lines after which programs and people put the mail they answer. */
const heads = [
  /^-{2,}\s*(原始邮件|原始郵件|转发邮件|轉寄郵件|Original Message|Forwarded message)\s*-{2,}\s*$/i,
  /^(在|于).{4,80}(写道|寫道)[:：]\s*$/,
  /^.{0,80}(写道|寫道|写信给|来信)[:：]\s*$/,
  /^On .{6,120} wrote:\s*$/i,
  /^_{10,}\s*$/,
];
/** The head of a mail inside a mail begins so; a second such line within the next four makes it one. */
const fields =
  /^(发件人|發件者|寄件者|寄件人|From|发送时间|寄件日期|Sent|Date|收件人|收件者|To|主题|主旨|Subject)\s*[:：]/i;

/**
 * Splits a mail at the first line from which only the answered mail follows, so that a long thread isn't read again and again. When
 * nothing stands above it, all of it is what was written.
 */
export function foldQuotes(text: string): FoldedText {
  const lines = text.split('\n');
  const at = lines.findIndex((line, i) => isHead(lines, i) || isQuoteToTheEnd(lines, i, line));
  const written = (at < 0 ? text : lines.slice(0, at).join('\n')).trimEnd();
  if (at < 0 || written.trim() === '') return { written: text.trim(), quoted: '' };
  return { written: written.trimStart(), quoted: lines.slice(at).join('\n').trim() };
}

function isHead(lines: readonly string[], at: number): boolean {
  const line = lines[at]!.trim();
  if (heads.some((head) => head.test(line))) return true;
  if (!fields.test(line)) return false;
  return lines.slice(at + 1, at + 5).filter((next) => fields.test(next.trim())).length >= 2;
}

/** From here on nothing but quoted lines. */
function isQuoteToTheEnd(lines: readonly string[], at: number, line: string): boolean {
  return /^\s*>/.test(line) && lines.slice(at).every((next) => next.trim() === '' || /^\s*>/.test(next));
}
