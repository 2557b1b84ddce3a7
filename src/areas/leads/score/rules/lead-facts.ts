import type { Lead } from '../../rules/lead.ts';

/** As much of a lead as attributes look at. Read from a lead in hand, or straight from the table (store-facts.ts) in the same form. */
export type LeadFacts = {
  source: string | null;
  campaign: string | null;
  region: string | null;
  industry: string | null;
  size: string | null;
  language: string | null;
  product: string | null;
  title: string | null;
  /** Decimal text. */
  amount: string | null;
  currency: string | null;
  hasPhone: boolean;
  emailDomain: string | null;
  hasWechat: boolean;
  hasWebsite: boolean;
  consent: boolean | null;
  needLength: number | null;
  utmSource: string | null;
  utmMedium: string | null;
  custom: Readonly<Record<string, unknown>>;
  /** ISO 8601 */
  capturedAt: string;
  lastContactAt: string | null;
};

/** The fields of a lead that its facts are made of. */
export type ScoredFields = Pick<
  Lead,
  | 'source'
  | 'campaign'
  | 'region'
  | 'industry'
  | 'size'
  | 'language'
  | 'product'
  | 'title'
  | 'amount'
  | 'currency'
  | 'phones'
  | 'emails'
  | 'wechat'
  | 'website'
  | 'consent'
  | 'need'
  | 'utm'
  | 'custom'
  | 'capturedAt'
  | 'lastContactAt'
>;

export function factsOf(lead: ScoredFields): LeadFacts {
  const { source, campaign, region, industry, size, language, product, title, amount, currency } = lead;
  const utm = (name: string) => textOf(lead.utm?.[`utm_${name}`]);
  return {
    source,
    campaign,
    region,
    industry,
    size,
    language,
    product,
    title,
    amount,
    currency,
    hasPhone: lead.phones.length > 0,
    emailDomain: lead.emails[0]?.split('@')[1] ?? null,
    hasWechat: lead.wechat !== null,
    hasWebsite: lead.website !== null,
    consent: typeof lead.consent?.given === 'boolean' ? lead.consent.given : null,
    // As the database counts: letters, not halves of them.
    needLength: lead.need === null ? null : [...lead.need].length,
    utmSource: utm('source'),
    utmMedium: utm('medium'),
    custom: lead.custom,
    capturedAt: lead.capturedAt,
    lastContactAt: lead.lastContactAt,
  };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
