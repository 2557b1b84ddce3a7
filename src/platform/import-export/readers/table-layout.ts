import { foldHeader, headerKind } from '../header-words.ts';
import { isClearlyPhone, isDateShaped, isEmailShaped, isNumberShaped, isUrlShaped } from '../value-shapes.ts';

export type TableLayout = {
  /** Trimmed; '' for nameless columns, all '' when there is no header row. */
  header: string[];
  /** Index of the first data row among the rows looked at. */
  dataFrom: number;
  /** Rows above the header (or above the data of a headerless table) that are credits, titles or blank. */
  skipped: number;
};

const isBlank = (row: string[]): boolean => row.every((cell) => cell.trim() === '');
const filled = (row: string[]): number => row.filter((cell) => cell.trim() !== '').length;

/**
 * Finds the header among the first rows of a table. Skipped above it are blank rows and rows of at most one filled
 * cell where the table itself is wide (a title, credits). Where the first row holds data (a mail address, a telephone
 * number, a date, no word a header would have) the table has no header, and every column is nameless.
 *
 * @param rows the first rows, cut into cells; up to a few hundred
 * @returns undefined when no row has any text
 */
export function tableLayout(rows: string[][]): TableLayout | undefined {
  const first = rows.findIndex((row) => !isBlank(row));
  if (first < 0) return undefined;
  const wide = mostCommon(rows.filter((row) => !isBlank(row)).map((row) => row.length));
  if (wide === 1 && rows.every((row) => row.length === 1)) return listLayout(rows, first);

  let at = first;
  while (at < first + 10 && at + 1 < rows.length && isPreface(rows[at]!, wide)) at++;
  if (at + 1 >= rows.length || isPreface(rows[at]!, wide)) at = first;
  const head = rows[at]!;
  const data = rows.slice(at + 1).filter((row) => !isBlank(row));
  // Where nearly every row has more cells than the header, the last columns are nameless, not the rows wrong.
  const usual = mostCommon(data.map((row) => row.length));
  const everywhere =
    data.length >= 5 && data.filter((row) => row.length === usual).length > data.length * 0.6;
  const width = everywhere ? Math.max(head.length, usual) : head.length;
  const hasHeader = !looksLikeData(head);
  const header = Array.from({ length: width }, (_, i) => (hasHeader ? (head[i] ?? '').trim() : ''));
  return { header, dataFrom: hasHeader ? at + 1 : at, skipped: at };
}

const isPreface = (row: string[], wide: number): boolean =>
  isBlank(row) || (wide >= 3 && filled(row) <= 1) || (wide === 2 && row.length === 1);

const LIST_HEADER =
  /^(公司|企业|企業|单位|單位|客户|客戶|店铺)?(名称|名稱|名|名字|全称|简称)$|^(公司|企业|企業|客户|客戶|姓名|联系人|聯絡人|电话|電話|手机|手機|手机号码?|邮箱|郵箱|电子邮件|地址|网址)$|^(full |company |account |customer |first |last )?names?$|^(company|companies|e ?mails?|email address|phones?|phone number|mobile|website|url|address)$/;

/** One column: a header only if it is a word that names a column; credits if a blank line sets them apart. */
function listLayout(rows: string[][], first: number): TableLayout {
  const text = (row: string[] | undefined): string => (row?.[0] ?? '').trim();
  let at = first;
  const gap = rows.findIndex((row, i) => i > first && text(row) === '');
  const gapsLater = rows.slice(gap + 1).filter((row) => text(row) === '').length;
  if (gap > 0 && gap <= first + 3 && gapsLater === 0 && rows.length > gap + 3) {
    at = gap;
    while (text(rows[at]) === '') at++;
  }
  const named = LIST_HEADER.test(foldHeader(text(rows[at])));
  return { header: [named ? text(rows[at]) : ''], dataFrom: named ? at + 1 : at, skipped: at };
}

function looksLikeData(row: string[]): boolean {
  const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const data = cells.filter(
    (cell) =>
      isEmailShaped(cell) ||
      isUrlShaped(cell) ||
      isClearlyPhone(cell) ||
      isDateShaped(cell) ||
      isNumberShaped(cell),
  ).length;
  if (data === 0) return false;
  const words = cells.filter(
    (cell) => cell.length <= 30 && !/\d{4}/.test(cell) && headerKind(cell) !== undefined,
  ).length;
  return data > words;
}

function mostCommon(numbers: number[]): number {
  const counts = new Map<number, number>();
  for (const n of numbers) counts.set(n, (counts.get(n) ?? 0) + 1);
  let best = 0;
  for (const [n, count] of counts) if (count > (counts.get(best) ?? 0)) best = n;
  return best;
}
