/** The chain of areas, left to right. An area may know those to its left, and no one else; `npm run arch` reads this. */
export const areaOrder = [
  'people',
  'customers',
  'scoring',
  'qualification',
  'activities',
  'leads',
  'pipeline',
  'mail',
  'imports',
] as const;
