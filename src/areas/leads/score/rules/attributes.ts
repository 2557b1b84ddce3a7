import type { CustomField } from '../../../../platform/custom-fields/rules/check-custom-values.ts';
import type { AttributeKind, Part } from '../../../scoring/index.ts';
import { measures } from './measures.ts';

/** Where an attribute's value comes from: typed about the lead, a custom field, how it deals with us, or the clock. */
export type AttributeOrigin = 'lead' | 'custom' | 'measure' | 'clock';

/** One thing a card may give points for. */
export type CatalogueAttribute = {
  readonly key: string;
  readonly kind: AttributeKind;
  readonly part: Part;
  readonly origin: AttributeOrigin;
};

const told = (kind: AttributeKind, ...keys: string[]): CatalogueAttribute[] =>
  keys.map((key) => ({ key, kind, part: 'fit', origin: 'lead' }));

/** What a lead tells us, beside the company's custom fields. */
const leadAttributes = [
  ...told('category', 'source', 'campaign', 'region', 'industry', 'size', 'language', 'product', 'title'),
  ...told('numeric', 'amount'),
  ...told('category', 'currency'),
  ...told('boolean', 'hasPhone', 'hasEmail', 'companyEmail', 'hasWechat', 'hasWebsite', 'consent'),
  ...told('numeric', 'needLength'),
  ...told('category', 'capturedOn'),
  ...told('boolean', 'capturedInHours'),
  ...told('category', 'utmSource', 'utmMedium'),
];

/** What passes by itself: days since it came in, days since somebody last spoke with it. */
const clockAttributes = ['ageDays', 'silentDays'].map(
  (key): CatalogueAttribute => ({ key, kind: 'numeric', part: 'engagement', origin: 'clock' }),
);

const measureAttributes = measures.map(
  ({ key }): CatalogueAttribute => ({ key, kind: 'numeric', part: 'engagement', origin: 'measure' }),
);

const kindOfField: Readonly<Record<CustomField['kind'], AttributeKind>> = {
  text: 'category',
  choice: 'category',
  choices: 'category',
  number: 'numeric',
  date: 'date',
  boolean: 'boolean',
  // Of these, that they are filled in is the fact.
  longText: 'boolean',
  url: 'boolean',
  email: 'boolean',
  phone: 'boolean',
};

/** Everything a card may give points for in this company. */
export function catalogue(fields: readonly CustomField[]): CatalogueAttribute[] {
  return [
    ...leadAttributes,
    ...fields.map(
      ({ key, kind }): CatalogueAttribute => ({
        key: `custom.${key}`,
        kind: kindOfField[kind],
        part: 'fit',
        origin: 'custom',
      }),
    ),
    ...measureAttributes,
    ...clockAttributes,
  ];
}
