/**
 * Pinyin as it is typed: without blanks, the last syllable perhaps unfinished, sometimes with a slip of the finger.
 */

/** Every toneless syllable of Mandarin (ü written v). */
const syllables = new Set(
  `a ai an ang ao ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu ca cai can cang cao ce cen ceng cha
  chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo ci cong cou cu cuan cui
  cun cuo da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo e ei en eng er fa
  fan fang fei fen feng fo fou fu ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo ha hai
  han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo ji jia jian jiang jiao jie jin jing jiong jiu ju
  juan jue jun ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lan lang lao le lei
  leng li lia lian liang liao lie lin ling liu long lou lu lv luan lve lue lun luo ma mai man mang mao me mei men meng mi
  mian miao mie min ming miu mo mou mu na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu
  nv nuan nve nue nuo o ou pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu qi qia qian qiang qiao qie
  qin qing qiong qiu qu quan que qun ran rang rao re ren reng ri rong rou ru rua ruan rui run ruo sa sai san sang sao se
  sen seng sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo si song sou su
  suan sui sun suo ta tai tan tang tao te teng ti tian tiao tie ting tong tou tu tuan tui tun tuo wa wai wan wang wei wen
  weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi yin ying yo yong you yu
  yuan yue yun za zai zan zang zao ze zei zen zeng zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua
  zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo`.split(/\s+/),
);
const beginnings = new Set<string>();
for (const syllable of syllables)
  for (let end = 1; end < syllable.length; end++) beginnings.add(syllable.slice(0, end));

const longestSyllable = 6;

/** Whether it is a complete syllable. */
export function isSyllable(letters: string): boolean {
  return syllables.has(letters);
}

/**
 * The ways to cut letters into syllables, those with the fewest first, at most `most`: `xian` → [xian], [xi, an]. With
 * `unfinished` the last may be the beginning of a syllable (`guangzh` → [guang, zh]). None when they aren't pinyin.
 */
export function cutIntoSyllables(letters: string, most: number, unfinished: boolean): string[][] {
  if (letters.length > 60) return [];
  const found: string[][] = [];
  // Longest first, so that the first found is nearly always the one meant; the budget bounds contrived input.
  let budget = 400;
  const cut = (at: number, before: readonly string[]): void => {
    if (at === letters.length) {
      found.push([...before]);
      return;
    }
    for (let length = Math.min(longestSyllable, letters.length - at); length > 0; length--) {
      if (found.length >= most * 2 || --budget < 0) return;
      const piece = letters.slice(at, at + length);
      const ends = at + length === letters.length;
      if (syllables.has(piece) || (ends && unfinished && beginnings.has(piece)))
        cut(at + length, [...before, piece]);
    }
  };
  cut(0, []);
  return found.sort((a, b) => a.length - b.length).slice(0, most);
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/**
 * What may have been meant by letters with one slip (a letter too much, missing, wrong, or two swapped), as syllables.
 * Only real pinyin counts, so that of some 500 neighbours a few dozen remain; at most `most`, swaps first.
 */
export function correctedSyllables(letters: string, most: number): string[][] {
  // Without a vowel they are initials.
  if (letters.length < 4 || letters.length > 24 || !/[aeiouv]/.test(letters)) return [];
  const seen = new Set([letters]);
  const found: string[][] = [];
  const consider = (text: string): void => {
    if (found.length >= most || seen.has(text)) return;
    seen.add(text);
    const cut = cutIntoSyllables(text, 1, false)[0];
    // One-letter syllables (a, e, o) make nearly anything pinyin; names seldom hold them.
    if (cut && cut.filter((syllable) => syllable.length === 1).length === 0) found.push(cut);
  };
  for (let at = 0; at < letters.length - 1; at++)
    consider(letters.slice(0, at) + letters[at + 1] + letters[at] + letters.slice(at + 2));
  for (let at = 0; at < letters.length; at++) consider(letters.slice(0, at) + letters.slice(at + 1));
  for (let at = 0; at <= letters.length; at++)
    for (const letter of alphabet) consider(letters.slice(0, at) + letter + letters.slice(at));
  for (let at = 0; at < letters.length; at++)
    for (const letter of alphabet) consider(letters.slice(0, at) + letter + letters.slice(at + 1));
  return found;
}

/**
 * One spelling for what many people don't tell apart, by ear or by keyboard: zh, ch, sh as z, c, s; -ng as -n; ü as u.
 * Made letter by letter, so that it doesn't matter where syllables were cut: fold(a + b) is the same for fan+gan and fang+an.
 */
export function foldSound(letters: string): string {
  let folded = '';
  let previous = '';
  for (const letter of letters) {
    const dropped =
      (letter === 'h' && (previous === 'z' || previous === 'c' || previous === 's')) ||
      (letter === 'g' && previous === 'n');
    if (!dropped) folded += letter === 'v' ? 'u' : letter;
    previous = letter;
  }
  return folded;
}
