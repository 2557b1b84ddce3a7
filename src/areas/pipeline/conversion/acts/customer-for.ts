import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import {
  accountFor,
  type Consent,
  contactFor,
  findSameAccounts,
  findSameContacts,
  openAccount,
  openContact,
} from '../../../customers/index.ts';
import type { TakenLead } from '../../../leads/index.ts';

/** Whom the opportunity is for: someone known, or someone new. Left out: known by the duplicate rules, else new. */
export type CustomerWish = {
  accountId?: string | null | undefined;
  contactId?: string | null | undefined;
  /** Open a new account or contact although one with the same name, telephone or mail is there. */
  newAccount?: boolean | undefined;
  newContact?: boolean | undefined;
};

export type Customer = {
  accountId: string | null;
  accountName: string;
  contactId: string | null;
  madeAccount: boolean;
  madeContact: boolean;
};

/**
 * The account and contact of a lead that is being converted: those that were chosen, else those that the duplicate rules say are
 * the same, else new ones with what the lead knows, in the hands of the lead's owner.
 *
 * @throws Refusal `opportunity.noSuchAccount`, `opportunity.noSuchContact`, `conversion.otherAccount`, `account.duplicate`, `contact.duplicate`
 */
export async function customerFor(tx: Transaction, lead: TakenLead, wish: CustomerWish): Promise<Customer> {
  const account = await accountOf(tx, lead, wish);
  const contact = await contactOf(tx, lead, wish, account.id);
  return {
    accountId: account.id,
    accountName: account.name,
    contactId: contact.id,
    madeAccount: account.made,
    madeContact: contact.made,
  };
}

type Found = { id: string | null; name: string; made: boolean };
const nobody: Found = { id: null, name: '', made: false };

async function accountOf(tx: Transaction, lead: TakenLead, wish: CustomerWish): Promise<Found> {
  if (wish.accountId) {
    const account = await accountFor(tx, wish.accountId);
    if (!account) throw new Refusal('opportunity.noSuchAccount', {}, 'body.accountId');
    return { id: account.id, name: account.name, made: false };
  }
  if (lead.company === '') return nobody;
  const { company: name, website, region, industry, size, address, source } = lead;
  if (!wish.newAccount) {
    const known = await firstVisible(
      await findSameAccounts(tx, { name, shortName: null, phones: [], emails: [] }),
      (id) => accountFor(tx, id),
    );
    if (known) return { id: known.id, name: known.name, made: false };
  }
  const opened = await openAccount(tx, {
    name,
    website,
    region,
    industry,
    size,
    address,
    source,
    ...ownerOf(tx, lead),
    allowDuplicate: wish.newAccount,
  });
  return { id: opened.id, name, made: true };
}

async function contactOf(
  tx: Transaction,
  lead: TakenLead,
  wish: CustomerWish,
  accountId: string | null,
): Promise<Found> {
  if (wish.contactId) {
    const contact = await contactFor(tx, wish.contactId);
    if (!contact) throw new Refusal('opportunity.noSuchContact', {}, 'body.contactId');
    if (accountId !== null && contact.accountId !== null && contact.accountId !== accountId)
      throw new Refusal('conversion.otherAccount', {}, 'body.contactId');
    return { id: contact.id, name: contact.name, made: false };
  }
  if (lead.name === '') return nobody;
  const { name, title, wechat, address, language, source, consent } = lead;
  const [phones, emails] = [[...lead.phones], [...lead.emails]];
  if (!wish.newContact) {
    const same = await findSameContacts(tx, { name, phones, emails }, accountId);
    const known = await firstVisible(same, async (id) => {
      const contact = await contactFor(tx, id);
      const fits = accountId === null || contact?.accountId === accountId || contact?.accountId === null;
      return fits ? contact : null;
    });
    if (known) return { id: known.id, name: known.name, made: false };
  }
  const opened = await openContact(tx, {
    name,
    title,
    phones,
    emails,
    wechat,
    address,
    language,
    source,
    consent: consentIn(consent),
    accountId,
    ...(accountId === null && ownerOf(tx, lead)),
    // The same person at another company of theirs is no mistake; the same at this one was found above.
    allowDuplicate: true,
  });
  return { id: opened.id, name, made: true };
}

/** A lead's consent is kept as the form gave it; a contact keeps what every consent says. */
function consentIn(consent: TakenLead['consent']): Consent | null {
  if (typeof consent?.given !== 'boolean' || typeof consent.at !== 'string') return null;
  return {
    given: consent.given,
    at: consent.at,
    text: typeof consent.text === 'string' ? consent.text : null,
  };
}

/** In the hands of the lead's owner; whoever converts their own need no right to give away. */
function ownerOf(tx: Transaction, lead: TakenLead): { ownerId?: string } {
  return lead.ownerId === null || lead.ownerId === tx.actor.id ? {} : { ownerId: lead.ownerId };
}

async function firstVisible<T extends { id: string }, F>(
  found: readonly T[],
  look: (id: string) => Promise<F | null>,
): Promise<F | null> {
  for (const { id } of found) {
    const seen = await look(id);
    if (seen) return seen;
  }
  return null;
}
