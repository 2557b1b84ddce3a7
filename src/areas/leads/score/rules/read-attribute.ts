import { instantOf, localDay } from '../../../../kernel/days.ts';
import { isWorkday, type WorkingHours } from '../../rules/response-due.ts';
import { day, type HalfLives, type Levels, levelAt } from './engagement.ts';
import { isCompanyDomain } from './free-mail.ts';
import type { LeadFacts } from './lead-facts.ts';
import { roleOf } from './title-role.ts';

/** A number, a level, or nothing. Dates are days since 1970-01-01. */
export type AttributeValue = number | string | null;

/** What an attribute is read in: the moment, and what the company has decided. */
export type ReadingMoment = {
  readonly now: number;
  readonly hours: WorkingHours;
  readonly halfLives: HalfLives;
};

type Read = (facts: LeadFacts, levels: Levels, moment: ReadingMoment) => AttributeValue;
export type Reader = {
  readonly key: string;
  readonly read: Read;
  /** Which facts it looks at: bulk scoring fetches no others. */
  readonly facts: readonly (keyof LeadFacts)[];
  /** How its value moves while nothing happens. */
  readonly drifts?: 'decays' | 'agesFromCapture' | 'agesFromContact';
};

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const yesNo = (yes: boolean): string => (yes ? 'yes' : 'no');
const blankAsNull = (text: string | null): string | null => text?.trim() || null;

const plain = (key: keyof LeadFacts): Reader => ({
  key,
  facts: [key],
  read: (facts) => blankAsNull(facts[key] as string | null),
});

const reader = (key: string, facts: readonly (keyof LeadFacts)[], read: Read): Reader => ({
  key,
  facts,
  read,
});

const known: readonly Reader[] = [
  ...(
    [
      'source',
      'campaign',
      'region',
      'industry',
      'size',
      'language',
      'product',
      'currency',
      'utmSource',
    ] as const
  ).map(plain),
  plain('utmMedium'),
  reader('title', ['title'], ({ title }) => roleOf(title)),
  reader('amount', ['amount'], ({ amount }) => (amount === null ? null : Number(amount))),
  reader('hasPhone', ['hasPhone'], ({ hasPhone }) => yesNo(hasPhone)),
  reader('hasEmail', ['emailDomain'], ({ emailDomain }) => yesNo(emailDomain !== null)),
  reader('companyEmail', ['emailDomain'], ({ emailDomain }) =>
    emailDomain === null ? null : yesNo(isCompanyDomain(emailDomain)),
  ),
  reader('hasWechat', ['hasWechat'], ({ hasWechat }) => yesNo(hasWechat)),
  reader('hasWebsite', ['hasWebsite'], ({ hasWebsite }) => yesNo(hasWebsite)),
  reader('consent', ['consent'], ({ consent }) => (consent === null ? null : yesNo(consent))),
  reader('needLength', ['needLength'], ({ needLength }) => needLength),
  reader('capturedOn', ['capturedAt'], ({ capturedAt }, _levels, { hours }) => {
    const local = localDay(new Date(capturedAt), hours.timeZone);
    return weekdays[new Date(`${local}T00:00:00Z`).getUTCDay()]!;
  }),
  reader('capturedInHours', ['capturedAt'], ({ capturedAt }, _levels, { hours }) =>
    yesNo(inHours(capturedAt, hours)),
  ),
  {
    ...reader('ageDays', ['capturedAt'], ({ capturedAt }, _levels, { now }) => daysBetween(capturedAt, now)),
    drifts: 'agesFromCapture',
  },
  {
    ...reader('silentDays', ['lastContactAt'], ({ lastContactAt }, _levels, { now }) =>
      lastContactAt === null ? null : daysBetween(lastContactAt, now),
    ),
    drifts: 'agesFromContact',
  },
];
const byKey = new Map(known.map((one) => [one.key, one]));

/** How an attribute of the catalogue is read; undefined for what exists no more. */
export function readerOf({
  key,
  origin,
  kind,
}: {
  key: string;
  origin: string;
  kind: string;
}): Reader | undefined {
  if (origin === 'measure')
    return {
      key,
      facts: [],
      drifts: 'decays',
      read: (_facts, levels, { now, halfLives }) => {
        const level = levels[key];
        return level ? levelAt(level, now, halfLives[key]!) : 0;
      },
    };
  if (origin === 'custom') {
    const own = key.slice('custom.'.length);
    return reader(key, ['custom'], ({ custom }) => customValue(custom[own], kind));
  }
  return byKey.get(key);
}

function inHours(capturedAt: string, hours: WorkingHours): boolean {
  const at = new Date(capturedAt);
  const local = localDay(at, hours.timeZone);
  if (!isWorkday(local, hours)) return false;
  const opens = instantOf(local, hours.from, hours.timeZone);
  const closes = instantOf(local, hours.until, hours.timeZone);
  return at.getTime() >= opens && at.getTime() < closes;
}

function daysBetween(from: string, now: number): number {
  return Math.max(0, (now - Date.parse(from)) / day);
}

function customValue(value: unknown, kind: string): AttributeValue {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).sort().join('、');
  if (kind === 'numeric') {
    const number = Number(value);
    return Number.isFinite(number) ? number : null;
  }
  if (kind === 'date') {
    const at = Date.parse(`${String(value).slice(0, 10)}T00:00:00Z`);
    return Number.isNaN(at) ? null : at / day;
  }
  if (kind === 'boolean') return yesNo(value !== false && value !== 'false');
  return blankAsNull(String(value));
}
