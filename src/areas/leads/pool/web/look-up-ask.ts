/** What is looked up, as the API asks it. */
export type LookUpAsk = { email: string } | { phone: string } | { company: string } | { creditCode: string };

/** What was typed, taken for what it looks like: an address with @, a credit code, a number of at least five digits, else a company. */
export function lookUpAsk(typed: string): LookUpAsk | null {
  const text = typed.trim();
  if (text === '') return null;
  if (/^\S+@\S+$/.test(text)) return { email: text };
  if (/^(?=\D*\d)[0-9A-Z]{18}$/i.test(text)) return { creditCode: text };
  if (/^\+?[\d０-９][\d０-９\s()-]*$/.test(text) && text.replace(/\D/g, '').length >= 5)
    return { phone: text };
  return { company: text };
}
