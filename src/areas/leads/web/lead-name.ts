/**
 * What a lead is called: company and person, whichever is known; else how it can be reached.
 *
 * @param unnamed the words for a lead of which nothing of this is known
 */
export function leadName(
  lead: {
    name?: string | null | undefined;
    company?: string | null | undefined;
    phone?: string | null | undefined;
    email?: string | null | undefined;
  },
  unnamed: string,
): string {
  const named = [lead.company, lead.name].filter(Boolean).join(' · ');
  return named || lead.phone || lead.email || unnamed;
}
