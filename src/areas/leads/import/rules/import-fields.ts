/** Fields of a lead that hold one line or text as it stands, with their columns. */
export const textFields = [
  'title',
  'wechat',
  'website',
  'address',
  'region',
  'industry',
  'size',
  'language',
  'source',
  'campaign',
  'need',
  'product',
] as const;
export type TextField = (typeof textFields)[number];

/** Everything a column of a file can become, beside custom fields (`custom:<key>`). */
export const importFields = [
  'name',
  'firstName',
  'lastName',
  'company',
  'phone',
  'phone2',
  'email',
  'email2',
  'amount',
  'currency',
  'owner',
  'createdAt',
  'externalId',
  'talk',
  'talkBy',
  'talkAt',
  ...textFields,
] as const;
export type ImportField = (typeof importFields)[number];

/** Of these a lead may have several columns, each adding what it holds. */
export const repeatable: ReadonlySet<string> = new Set([
  'phone',
  'phone2',
  'email',
  'email2',
  'talk',
  'need',
  'address',
]);
