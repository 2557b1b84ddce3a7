import { Refusal } from '../../../../kernel/outcome.ts';
import type { Transaction } from '../../../../platform/db/transaction.ts';
import { companyKey, emailKey, phoneKey } from '../../../../platform/matching/normalise.ts';
import { tellSetting } from '../../assignment/tell-rooms.ts';
import { visibleAmong } from '../../store.ts';
import { type LookedUp, leadsWithKeys, lookUpsLately } from '../store.ts';

/** Enough for a day's calls; more is someone writing down the customer list. */
const mostPerHour = 120;

export type LookUpAsk = {
  company?: string | undefined;
  phone?: string | undefined;
  email?: string | undefined;
};
/** `id` and the full name only for leads that the asker may see anyway. */
export type Known = Omit<LookedUp, 'id'> & { id: string | null };

/**
 * Whether a company, number or address is already somebody's: names the owner and where it stands, and masks the rest. Every
 * look-up is kept in the log.
 *
 * @throws Refusal `lookUp.nothing` when nothing recognisable is asked for, `lookUp.tooMany`
 */
export async function lookUp(tx: Transaction, ask: LookUpAsk): Promise<Known[]> {
  const keys = {
    company: companyKey(ask.company ?? ''),
    phone: phoneKey(ask.phone ?? ''),
    email: emailKey(ask.email ?? ''),
  };
  const by = (['company', 'phone', 'email'] as const).filter((key) => keys[key] !== '');
  if (by.length === 0) throw new Refusal('lookUp.nothing', {}, 'query.company');
  const found = await tx.asSystem(async () => {
    const { n } = await tx.one(lookUpsLately(tx.actor.id));
    if (n >= mostPerHour) throw new Refusal('lookUp.tooMany', { most: mostPerHour });
    return tx.all(leadsWithKeys(keys));
  });
  const visible = await visibleAmong(
    tx,
    found.map(({ id }) => id),
  );
  tellSetting(tx, 'lead.lookedUp', { kind: 'person', id: tx.actor.id }, { by, found: found.length });
  return found.map((lead) => (visible.has(lead.id) ? lead : masked(lead, keys.company)));
}

/** The company is named only to whoever named it. */
function masked(lead: LookedUp, asked: string): Known {
  const isNamed = asked !== '' && companyKey(lead.company) === asked;
  return {
    ...lead,
    id: null,
    company: isNamed ? lead.company : hidden(lead.company),
    name: hidden(lead.name),
  };
}

function hidden(text: string): string {
  const [first] = text;
  return first === undefined ? '' : `${first}**`;
}
