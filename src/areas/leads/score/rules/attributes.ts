import type { AttributeKind, Part } from '../../../scoring/index.ts';

/** Where an attribute's value comes from: typed about the lead, a custom field, how it deals with us, or the clock. */
export type AttributeOrigin = 'lead' | 'custom' | 'measure' | 'clock';

/** One thing a card may give points for. */
export type CatalogueAttribute = {
  readonly key: string;
  readonly kind: AttributeKind;
  readonly part: Part;
  readonly origin: AttributeOrigin;
};

const told = (key: string, kind: AttributeKind): CatalogueAttribute => ({
  key,
  kind,
  part: 'fit',
  origin: 'lead',
});

/** What a lead tells us, beside the company's custom fields. */
export const leadAttributes = [
  told('source', 'category'),
  told('campaign', 'category'),
  told('region', 'category'),
  told('industry', 'category'),
  told('size', 'category'),
  told('language', 'category'),
  told('product', 'category'),
  told('title', 'category'),
  told('amount', 'numeric'),
  told('currency', 'category'),
  told('hasPhone', 'boolean'),
  told('hasEmail', 'boolean'),
  told('companyEmail', 'boolean'),
  told('hasWechat', 'boolean'),
  told('hasWebsite', 'boolean'),
  told('consent', 'boolean'),
  told('needLength', 'numeric'),
  told('capturedOn', 'category'),
  told('capturedInHours', 'boolean'),
  told('utmSource', 'category'),
  told('utmMedium', 'category'),
] as const;

/** What passes by itself: days since it came in, days since somebody last spoke with it. */
export const clockAttributes: readonly CatalogueAttribute[] = [
  { key: 'ageDays', kind: 'numeric', part: 'engagement', origin: 'clock' },
  { key: 'silentDays', kind: 'numeric', part: 'engagement', origin: 'clock' },
];
