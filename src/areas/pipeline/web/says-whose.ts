/**
 * Whether an opportunity's name says already whose it is, so that its account need not stand beside it: it begins as the account does, for four
 * Chinese characters or a word of Latin letters.
 */
export function saysWhose(name: string, accountName: string): boolean {
  if (accountName === '') return true;
  let same = 0;
  while (same < accountName.length && name[same] === accountName[same]) same++;
  if (same === accountName.length) return true;
  const isLatin = /^[\p{Script=Latin}]/u.test(accountName);
  return isLatin ? /\s/.test(accountName.slice(0, same)) : same >= 4;
}
