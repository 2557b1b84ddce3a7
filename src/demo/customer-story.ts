import {
  type Account,
  type Contact,
  type CustomerPast,
  newAccount,
  newContact,
  type PastCustomerEvent,
} from '../areas/customers/index.ts';
import type { Lead } from '../areas/leads/index.ts';
import { must } from '../kernel/outcome.ts';
import { demoIds } from './ids.ts';
import type { Colleague } from './plan.ts';
import type { Random } from './random.ts';

/** An account while it is made up: with its people, and the lead it was. */
export type Made = {
  account: Account;
  contacts: Contact[];
  since: Date;
  owner: Colleague;
  lead: Lead | null;
};

type Past = { [Part in keyof CustomerPast]: CustomerPast[Part][number][] };

/** What the demo company writes down about its customers: every step goes through the rules of the room, and is told. */
export class CustomerStory {
  readonly past: Past = {
    accounts: [],
    contacts: [],
    positions: [],
    inputs: [],
    relations: [],
    referrals: [],
    dealers: [],
    origins: [],
    events: [],
  };
  readonly id: (at: Date) => string;

  constructor(random: Random) {
    this.id = demoIds(random);
  }

  open(values: Parameters<typeof newAccount>[0], since: Date, owner: Colleague, lead: Lead | null): Made {
    const account = must(newAccount(values, this.#birth(since, owner.id, owner.teamId)));
    this.past.accounts.push(account);
    this.tell(since, 'account.created', owner.id, account.id, { ownerId: owner.id, source: account.source });
    return { account, contacts: [], since, owner, lead };
  }

  add(made: Made, values: Parameters<typeof newContact>[0], since = made.since): Contact {
    const { account, owner } = made;
    const contact = must(newContact(values, account.id, this.#birth(since, account.ownerId, account.teamId)));
    made.contacts.push(contact);
    this.past.contacts.push(contact);
    this.past.positions.push({
      id: this.id(since),
      contactId: contact.id,
      accountId: account.id,
      title: contact.title,
      department: contact.department,
      fromOn: null,
      untilOn: null,
      isPrimary: true,
    });
    const payload = { accountId: account.id, ownerId: contact.ownerId };
    this.#write(since, 'contact.created', owner.id, { kind: 'contact', id: contact.id }, payload, null);
    return contact;
  }

  /** One conversation, told of the account and of the person it was with. */
  talk(made: Made, contact: Contact, at: Date, kind: string, said: string, isAnswer: boolean): void {
    const facts = {
      communicationId: this.id(at),
      kind,
      direction: isAnswer ? 'in' : 'out',
      direct: kind !== 'message' && kind !== 'mail',
      outcome: 'reached',
      said,
    };
    const { account, owner } = made;
    const batch = this.id(at);
    this.tell(
      at,
      'account.contacted',
      owner.id,
      account.id,
      { ...facts, contactIds: [contact.id], changes: {} },
      batch,
    );
    const subject = { kind: 'contact', id: contact.id } as const;
    this.#write(at, 'contact.contacted', owner.id, subject, { ...facts, accountId: account.id }, batch);
    contact.lastContactAt = at.toISOString();
    account.lastContactAt = at.toISOString();
  }

  /** Tells something of an account. */
  tell(
    at: Date,
    type: string,
    actorId: string,
    accountId: string,
    payload: object,
    batchId: string | null = null,
  ): void {
    this.#write(at, type, actorId, { kind: 'account', id: accountId }, payload, batchId);
  }

  #write(
    at: Date,
    type: string,
    actorId: string,
    subject: PastCustomerEvent['subject'],
    payload: object,
    batchId: string | null,
  ): void {
    this.past.events.push({ at: at.toISOString(), type, actorId, via: 'web', subject, batchId, payload });
  }

  #birth(now: Date, ownerId: string | null, teamId: string | null) {
    return { id: this.id(now), now, ownerId, teamId, importId: null };
  }
}
