/** Why a submission is looked at by a person before it becomes a lead. */
const doubts = [
  'trap',
  'tooFast',
  'replayed',
  'manyFromAddress',
  'links',
  'markup',
  'garbage',
  'sameEverywhere',
] as const;
export type Doubt = (typeof doubts)[number];

export type Circumstances = {
  /** What stood in the field that people don't see. */
  trap: string;
  /** From the page being made until it was sent. */
  seconds: number;
  /** The same page had already sent something else. */
  replayed: boolean;
  /** Submissions from this network address within the last hour, this one not counted. */
  fromAddress: number;
};

/** Nobody fills in a form in less. */
const leastSeconds = 2;
/** An office behind one address fills in a few an hour; a fair's stand with one tablet is looked through by a person. */
const mostFromAddress = 10;
/** What reads as words; a real number may well be 13700000001. */
const worded = ['name', 'company', 'title', 'region'];

/**
 * What speaks against a submission coming from someone who wants something. Nothing is thrown away for it: a doubted one waits
 * for a person.
 */
export function judgeSubmission(
  answers: Readonly<Record<string, string>>,
  { trap, seconds, replayed, fromAddress }: Circumstances,
): Doubt[] {
  const texts = Object.entries(answers).filter(([, text]) => text !== '');
  const links = texts.flatMap(([key, text]) => (key === 'website' ? [] : (text.match(link) ?? [])));
  const found: Record<Doubt, boolean> = {
    trap: trap !== '',
    tooFast: seconds < leastSeconds,
    replayed,
    manyFromAddress: fromAddress >= mostFromAddress,
    links:
      links.length > 2 || texts.some(([key, text]) => ['name', 'title'].includes(key) && text.match(link)),
    markup: texts.some(([, text]) => /<\/?[a-z][^>]*>|\[\/?(url|link|img)\b/i.test(text)),
    garbage: texts.some(([key, text]) => worded.includes(key) && isGarbage(text)),
    sameEverywhere: texts.length >= 3 && new Set(texts.map(([, text]) => text.toLowerCase())).size === 1,
  };
  return doubts.filter((doubt) => found[doubt]);
}

const link = /\b(?:https?:\/\/|www\.)\S+|\b[a-z0-9-]+\.(?:ru|xyz|top|click|shop|info|online)\b/gi;

/** `xKdJqLpWmZ`: a long Latin word without rhythm; or one character over and over. */
function isGarbage(text: string): boolean {
  if (/(.)\1{6,}/u.test(text.replace(/\s/g, ''))) return true;
  return text.split(/\s+/).some((word) => {
    if (!/^[A-Za-z]{10,}$/.test(word)) return false;
    const turns = word.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
    const vowels = word.match(/[aeiouy]/gi)?.length ?? 0;
    return turns >= 3 || vowels / word.length < 0.15 || /[bcdfghjklmnpqrstvwxz]{6,}/i.test(word);
  });
}
