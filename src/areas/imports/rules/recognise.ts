import type { Kind } from './kinds.ts';

/** What is known of a file before anybody says what it holds. */
export type FileSigns = {
  fileName: string;
  format: 'csv' | 'xlsx' | 'vcard';
  header: readonly string[];
  /** The values of the column called Id, if there is one; a few are enough. */
  ids: readonly string[];
  /** For each kind, the fields that columns were found for, with how sure that is. */
  fields: Readonly<Record<Exclude<Kind, 'none'>, ReadonlyMap<string, number>>>;
};
export type Recognised = { kind: Kind; confidence: number };

/** What each field says for a kind; what is not named says little. */
const weights: Readonly<Record<Exclude<Kind, 'none'>, Readonly<Record<string, number>>>> = {
  people: { name: 2, manager: 3, office: 1.5, team: 1, email: 0.3, title: 0.3 },
  accounts: {
    company: 3,
    parent: 1.5,
    creditCode: 2,
    industry: 1,
    size: 1,
    website: 1,
    kind: 0.7,
    region: 0.5,
  },
  contacts: {
    name: 2,
    firstName: 1.2,
    lastName: 1.2,
    phone: 1,
    email: 1,
    title: 1,
    department: 1,
    company: 0.5,
    wechat: 0.7,
  },
  leads: { name: 1.5, company: 1, phone: 1, email: 1, source: 1, need: 1, campaign: 1, talk: 0.5 },
  products: { product: 3, price: 3 },
  opportunities: {
    stage: 3,
    state: 1,
    amount: 2,
    expectedClose: 1.5,
    closedOn: 1.5,
    account: 1,
    products: 0.7,
    openedAt: 0.5,
    name: 0.5,
  },
  history: { opportunity: 3, at: 1.5, stage: 2, by: 0.5, amount: 0.3, expectedClose: 0.3 },
};

/** Names of files, the narrow before the wide: `OpportunityHistory.csv` is no file of opportunities. */
const fileNames: readonly (readonly [Kind, RegExp])[] = [
  ['history', /opportunity ?history|(stage|deal) ?history|阶段历史|階段歷史|商机历史|商機歷史|阶段变更/],
  [
    'none',
    /campaign|(^| )cases?( |$)|(^| )tasks?( |$)|(^| )events?( |$)|ticket|activit|市场活动|市場活動|任务|任務|工单|日程/,
  ],
  ['products', /products?|price ?list|catalog|产品|產品|商品|价目|物料/],
  [
    'people',
    /teams?|agents?|users?|employees?|staff|people|salespeople|销售人员|人员|人員|员工|員工|同事|业务员/,
  ],
  ['opportunities', /opportunit|deals?( |$)|pipeline|商机|商機|销售机会|訂單機會/],
  ['leads', /leads?( |$)|prospects?|线索|線索/],
  ['contacts', /contacts?|address ?book|联系人|聯絡人|通讯录|名片/],
  ['accounts', /accounts?|compan(y|ies)|customers?|clients?|客户|客戶|公司|企业|企業/],
];

/** What ids of Salesforce say in their first three characters. */
const prefixes: Readonly<Record<string, Kind>> = {
  '001': 'accounts',
  '003': 'contacts',
  '005': 'people',
  '006': 'opportunities',
  '008': 'history',
  '00Q': 'leads',
  '01t': 'products',
  '00T': 'none',
  '00U': 'none',
  '00v': 'none',
  '500': 'none',
  '701': 'none',
};

/** Words in headers that only files of leads have. */
const leadWords = /\bleads?\b|线索|線索|\bprospect|is ?converted/i;

/** What a file seems to hold, the likeliest first; never empty. */
export function recognise(signs: FileSigns): Recognised[] {
  const scores = new Map<Kind, number>();
  const add = (kind: Kind, by: number) => scores.set(kind, (scores.get(kind) ?? 0) + by);
  for (const [kind, found] of Object.entries(signs.fields) as [
    Exclude<Kind, 'none'>,
    ReadonlyMap<string, number>,
  ][]) {
    const said = Object.entries(weights[kind]).reduce(
      (sum, [field, by]) => sum + by * (found.get(field) ?? 0),
      0,
    );
    add(kind, said * (isWhole(kind, found) ? 1 : 0.3));
  }
  if (signs.header.some((header) => leadWords.test(header))) add('leads', 4);
  const name = signs.fileName
    .replace(/\.\w+$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_\-.]+/g, ' ')
    .toLowerCase();
  const named = fileNames.find(([, words]) => words.test(name));
  if (named) add(named[0], 4);
  const prefix = prefixOf(signs.ids);
  if (prefix) add(prefix, 12);
  if (signs.format === 'vcard') add('contacts', 20);
  const found = [...scores].filter(([, score]) => score > 1).toSorted((a, b) => b[1] - a[1]);
  if (found.length === 0) return [{ kind: 'none', confidence: 0 }];
  const [best] = found;
  return found.slice(0, 4).map(([kind, score], at) => {
    const rival = at === 0 ? (found[1]?.[1] ?? 0) : best![1];
    return { kind, confidence: Math.round((score / (score + rival)) * 100) / 100 };
  });
}

/** Whether the fields without which the kind makes no sense are there. */
function isWhole(kind: Exclude<Kind, 'none'>, found: ReadonlyMap<string, number>): boolean {
  const has = (...fields: string[]) => fields.some((field) => (found.get(field) ?? 0) >= 0.6);
  switch (kind) {
    case 'people':
      return has('name') && has('manager', 'office', 'team') && !has('amount');
    case 'accounts':
      return has('company');
    case 'contacts':
      return has('name', 'firstName', 'lastName') && has('phone', 'email', 'title', 'wechat', 'department');
    case 'leads':
      return has('name', 'firstName', 'lastName', 'company') && has('phone', 'email', 'source');
    case 'products':
      return has('product') && has('price');
    case 'opportunities':
      return has('stage', 'state') && has('amount', 'expectedClose', 'closedOn');
    case 'history':
      return has('opportunity') && has('stage') && has('at');
  }
}

function prefixOf(ids: readonly string[]): Kind | null {
  const [first] = ids;
  if (!first || !ids.every((id) => /^[0-9A-Za-z]{15}([0-9A-Za-z]{3})?$/.test(id))) return null;
  const prefix = first.slice(0, 3);
  return ids.every((id) => id.startsWith(prefix)) ? (prefixes[prefix] ?? null) : null;
}
