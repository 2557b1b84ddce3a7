import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../../../web/api/client.ts';
import type { Party } from '../shapes.ts';

/** What a record is called, and to whom one writes about it: its own first address, or those of the people of a deal. */
export function useAddresses(kind: string, id: string): { title: string; to: Party[] } {
  const params = { id };
  const lead = useQuery({ ...api.lead.read.query({ params }), enabled: kind === 'lead' });
  const contact = useQuery({ ...api.contact.read.query({ params }), enabled: kind === 'contact' });
  const account = useQuery({ ...api.account.read.query({ params }), enabled: kind === 'account' });
  const opportunity = useQuery({
    ...api.opportunity.read.query({ params }),
    enabled: kind === 'opportunity',
  });
  const people = useQueries({
    queries: (opportunity.data?.involved ?? [])
      .slice(0, mostPeople)
      .map(({ contactId }) => api.contact.read.query({ params: { id: contactId } })),
  });
  if (opportunity.data)
    return { title: opportunity.data.name, to: people.flatMap(({ data }) => (data ? firstOf(data) : [])) };
  const one = lead.data ?? contact.data ?? account.data;
  if (!one) return { title: '', to: [] };
  return { title: (lead.data?.company || one.name) ?? '', to: firstOf(one) };
}

const mostPeople = 4;

function firstOf({ name, emails }: { name: string | null; emails: readonly string[] }): Party[] {
  const [address] = emails;
  return address ? [{ name: name ?? '', address }] : [];
}
