/**
 * What one cell looks like, told from its characters alone. Cheap on purpose: the guesses about a whole column are
 * made from shares of these over a sample, so a rare wrong answer on one cell does no harm.
 */

export const isEmailShaped = (text: string): boolean =>
  /^[^\s@<>"']+@[^\s@<>"']+\.[^\s@<>"']{2,}$/.test(text);

export const isUrlShaped = (text: string): boolean =>
  /^(https?|ftp):\/\/\S+$/i.test(text) ||
  /^(www\.)?[a-z0-9-]+(\.[a-z0-9-]+)*\.(com|cn|net|org|io|gov|edu|tw|hk|co|de|uk|jp)(\/\S*)?$/i.test(text);

/** Digits with the punctuation of telephone numbers; 7 to 15 digits, an extension allowed. */
export function isPhoneShaped(text: string): boolean {
  const t = text.normalize('NFKC').replace(/\s*(转|轉|分机|分機|ext\.?|x|#)\s*\d{1,6}$/i, '');
  if (!/^\+?[\d\s().\-/]+$/.test(t)) return false;
  if (isDateShaped(t) || /^\d+\.\d+$/.test(t)) return false;
  const digits = t.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15;
}

/** A telephone number by its own form: a Chinese mobile, or digits grouped by punctuation, or a leading plus. */
export function isClearlyPhone(text: string): boolean {
  if (!isPhoneShaped(text)) return false;
  const t = text.normalize('NFKC').trim();
  if (/^(\+|00)\d/.test(t) || /^1[3-9]\d{9}$/.test(t.replace(/[\s-]/g, ''))) return true;
  return /^\(?\d{2,5}\)?[\s.-]+\d{3,4}([\s.-]*\d{3,4})?\b/.test(t);
}

const DATE_SHAPES = [
  /^(19|20)\d{2}[-/.年]\s?(0?[1-9]|1[0-2])[-/.月]\s?(0?[1-9]|[12]\d|3[01])日?([T\s].*)?$/,
  /^(0?[1-9]|[12]\d|3[01])[-/.](0?[1-9]|[12]\d|3[01])[-/.]((19|20)\d{2}|\d{2})([T\s].*)?$/,
  /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/,
  /^(19|20)\d{2}年(0?[1-9]|1[0-2])月$/,
  /^\d{1,2}[-\s]?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-\s,]*\d{2,4}$/i,
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2},?\s+\d{4}$/i,
];
export const isDateShaped = (text: string): boolean => DATE_SHAPES.some((shape) => shape.test(text));

export const isPercentShaped = (text: string): boolean => /^[+-]?\d+(\.\d+)?\s*[%％]$/.test(text);

/** A plain number: sign, thousands separators (comma, or apostrophe), decimal point or comma. */
export const isNumberShaped = (text: string): boolean =>
  /^[+-]?(\d+|\d{1,3}([,，' ]\d{3})+)([.,]\d+)?$/.test(text) || /^[+-]?\d(\.\d+)?e[+-]?\d+$/i.test(text);

export const isMoneyShaped = (text: string): boolean =>
  (/^((RMB|CNY|USD|EUR|TWD|HKD|GBP|JPY)\s?|(US|NT|HK)?[¥￥$€£]\s?)[+-]?[\d,，.]+\s*[万萬亿億]?元?$/i.test(
    text,
  ) ||
    /^[+-]?[\d,，.]+\s*([万萬亿億]元?|元|圆|圓|[¥￥$€£]|(RMB|CNY|USD|EUR|TWD|HKD))$/i.test(text)) &&
  /\d/.test(text);

const BOOLEAN_WORDS = new Set(
  'yes no y n true false t f on off 是 否 有 无 無 对 對 错 錯 真 假 已 未 √ × ✓ ✗'.split(' '),
);
export const isBooleanWord = (text: string): boolean => BOOLEAN_WORDS.has(text.toLowerCase());

const ORGANISATION_WORDS =
  /\b(inc|llc|ltd|limited|corp|corporation|co|gmbh|ag|plc|pty|company|group|holdings?|partners|association|center|centre|school|academy|university|college|institute|church|foundation|agency|bank|hospital|services?|systems|industries|solutions|technologies|enterprises|children|learning|day ?care|preschool|kindergarten|ymca|head start)\b/i;
const ORGANISATION_CHINESE =
  /(公司|集团|集團|股份|有限|厂|廠|银行|銀行|事务所|事務所|研究院|研究所|学校|學校|大学|大學|医院|醫院|中心|商行|工作室|合作社|协会|協會|证券|證券|科技|实业|實業|酒店|超市|基金)/;
export const looksLikeOrganisation = (text: string): boolean =>
  ORGANISATION_WORDS.test(text) || ORGANISATION_CHINESE.test(text);

const STREET_WORDS =
  /\b(st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|pl|place|circuit|crescent|cres|cct|way|hwy|highway|parkway|pkwy|terrace|tce|square|sq|close|parade|suite|floor|apt|unit|box|loop|grove|rise|street)\b\.?/i;
export function looksLikeAddress(text: string): boolean {
  if (/[省市区區县縣镇鎮乡鄉].*(路|街|道|巷|弄|号|號|村|大厦|大廈|园|園|栋|棟|楼|樓|室)/.test(text))
    return true;
  if (/(路|街|大道|巷|弄)\s*[\d０-９]+\s*(号|號)/.test(text)) return true;
  if (/^\d+[a-z]?[\s,-]+([nsew]\.?\s+)?\S+/i.test(text) && /[a-z]{2}/i.test(text) && !isDateShaped(text)) {
    return STREET_WORDS.test(text) || /^\d+\s+[nsew]\.?\s+\S+/i.test(text);
  }
  return /^[a-z' .-]+$/i.test(text) && /\s/.test(text) && STREET_WORDS.test(text);
}

const CHINESE_SURNAMES = new Set(
  (
    '王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖蕭萧田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石' +
    '金贾賈韦韋夏付傅方白邹鄒孟熊秦邱丘江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯岳翟申耿卓詹柯柳'
  ).split(''),
);
const COMPOUND_SURNAMES =
  /^(欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|公孙|慕容|令狐|夏侯|司徒)/;
/** 2–3 characters that begin with a common surname, or a title after one: 张伟, 欧阳娜娜, 王先生, 李经理. */
export function looksLikeChineseName(text: string): boolean {
  const t = text.replace(/\s/g, '').replace(/(先生|女士|小姐|经理|經理|总|總|老师|老師|工)$/, '');
  if (!/^\p{Script=Han}{1,4}$/u.test(t) || ORGANISATION_CHINESE.test(text)) return false;
  if (COMPOUND_SURNAMES.test(t)) return t.length >= 3;
  return CHINESE_SURNAMES.has(t[0] ?? '') && (t.length === 2 || t.length === 3 || t !== text);
}

/** One to four words of letters, without digits or words that only organisations and streets carry. */
export const looksLikeLatinName = (text: string): boolean =>
  /^\p{Script=Latin}[\p{Script=Latin}'’.\- ]{1,40}$/u.test(text) &&
  text.split(/\s+/).length <= 4 &&
  !looksLikeOrganisation(text) &&
  !STREET_WORDS.test(text);

/** No spaces, digits among letters or marks, or digits alone that are no ordinary quantity (leading zero, long). */
export function looksLikeCode(text: string): boolean {
  if (!/^[A-Za-z0-9][\w\-./:#]*$/.test(text)) return false;
  if (/^\d+$/.test(text)) return /^0\d/.test(text) || text.length >= 5;
  if (isNumberShaped(text) || isDateShaped(text)) return false;
  return /\d/.test(text) && text.length >= 3;
}
