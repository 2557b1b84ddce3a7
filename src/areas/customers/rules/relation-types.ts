/** How two accounts, or two contacts, may stand to each other. A symmetric one reads the same from both ends. */
export const relationTypes = {
  account: {
    supplierOf: { symmetric: false },
    agentOf: { symmetric: false },
    competitorOf: { symmetric: true },
    partnerOf: { symmetric: true },
    sisterOf: { symmetric: true },
    formerlyPartOf: { symmetric: false },
  },
  contact: {
    reportsTo: { symmetric: false },
    formerColleague: { symmetric: true },
    classmate: { symmetric: true },
    friend: { symmetric: true },
    relative: { symmetric: true },
    advises: { symmetric: false },
    atOddsWith: { symmetric: true },
  },
} as const satisfies Record<'account' | 'contact', Record<string, { symmetric: boolean }>>;

export type RelationKind = keyof typeof relationTypes;
export const allRelationTypes = [
  ...Object.keys(relationTypes.account),
  ...Object.keys(relationTypes.contact),
] as [string, ...string[]];

/** Whether such a relation can stand between records of that kind, and whether it reads the same from both ends. */
export function relationType(kind: RelationKind, type: string): { symmetric: boolean } | null {
  const types: Record<string, { symmetric: boolean }> = relationTypes[kind];
  return Object.hasOwn(types, type) ? types[type]! : null;
}
