/** What somebody has to say where they work (决策人、影响者、使用者、把关人、内线、采购、技术、财务). */
export const contactRoles = [
  'decision',
  'influence',
  'use',
  'gate',
  'champion',
  'purchase',
  'technical',
  'finance',
] as const;
export type ContactRole = (typeof contactRoles)[number];
export const channels = ['phone', 'wechat', 'mail', 'visit'] as const;
export type Channel = (typeof channels)[number];

/** Whether we may write and call, since when, and in which words it was given. */
export type Consent = { given: boolean; at: string; text: string | null };

/** A contact as the rules see it. Times ISO, days `YYYY-MM-DD`. */
export type Contact = {
  id: string;
  name: string;
  /** Where they work now. */
  accountId: string | null;
  title: string | null;
  department: string | null;
  role: ContactRole | null;
  phones: string[];
  emails: string[];
  wechat: string | null;
  address: string | null;
  /** `YYYY-MM-DD`, or `MM-DD` while the year is unknown. */
  birthday: string | null;
  language: string | null;
  channel: Channel | null;
  consent: Consent | null;
  source: string | null;
  note: string | null;
  custom: Record<string, unknown>;
  /** The account's; their own only while they have none. */
  ownerId: string | null;
  teamId: string | null;
  lastContactAt: string | null;
  importId: string | null;
  deletedAt: string | null;
  version: number;
  createdAt: string;
  updatedAt: string;
};
export type ContactField = keyof Contact;

/** What a person types about a contact; where they work is an act of its own. */
export const editableContactFields = [
  'name',
  'title',
  'department',
  'role',
  'phones',
  'emails',
  'wechat',
  'address',
  'birthday',
  'language',
  'channel',
  'consent',
  'source',
  'note',
  'custom',
] as const satisfies readonly ContactField[];
export type ContactValues = Pick<Contact, (typeof editableContactFields)[number]>;
