/** Words that stand for "no answer", compared without case, width and outer spaces. */
const MISSING = new Set(
  [
    'select n/a na n.a. #n/a null nil none - -- --- — —— / \\ ? . nan undefined unknown tbd (blank) blank empty',
    '无 無 未填 未填写 未填寫 未知 暂无 暫無 没有 沒有 不详 不詳 空 请选择 請選擇 待定 未选择 未選擇 未提供 不明',
  ]
    .join(' ')
    .split(' ')
    .concat([
      'not answered',
      'not available',
      'not provided',
      'please select',
      '- select -',
      '-- select --',
      '--none--',
    ]),
);

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** True for a cell that says "not answered" in one of the usual words of the three languages; false for an empty one. */
export function isMissingToken(text: string): boolean {
  return text.length <= 20 && MISSING.has(fold(text));
}

/** Words that are also honest answers: 无 beside 有 means "no", "none" may be a choice. */
const ANSWERS = new Map([
  ['无', /^(有|是)$/],
  ['無', /^(有|是)$/],
  ['没有', /^有$/],
  ['沒有', /^有$/],
]);

/**
 * The "not answered" words to propose as missing for one column: those that occur among real values. Spelling is kept
 * as found (`Select` and `select` are two). A column of nothing but such words proposes them all as well.
 *
 * @returns the words, the most frequent first
 */
export function missingTokens(columnValues: string[]): { token: string; count: number }[] {
  const found = new Map<string, number>();
  const real = new Set<string>();
  for (const value of columnValues) {
    const text = value.trim();
    if (text === '') continue;
    if (isMissingToken(text)) found.set(text, (found.get(text) ?? 0) + 1);
    else if (real.size < 1000) real.add(text);
  }
  const tokens = [...found].filter(([token]) => {
    const opposite = ANSWERS.get(fold(token));
    return !opposite || ![...real].some((value) => opposite.test(value));
  });
  return tokens.map(([token, count]) => ({ token, count })).sort((a, b) => b.count - a.count);
}
