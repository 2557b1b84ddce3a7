/** Kinds that a custom field made from a column can have. */
export const newFieldKinds = [
  'text',
  'longText',
  'number',
  'date',
  'boolean',
  'choice',
  'url',
  'email',
  'phone',
] as const;
export type NewFieldKind = (typeof newFieldKinds)[number];
