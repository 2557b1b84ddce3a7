import type { CallInput } from '../../../../platform/http/contract.ts';
import type { Contracts } from '../../../../web/api/endpoints.gen.ts';

type Body = CallInput<Contracts['lead']['create']>['body'];

/** The form's fields, named as in the endpoint's body. */
export type NewLeadForm = Omit<Body, 'phones' | 'emails' | 'custom'> & {
  phones?: (string | undefined)[];
  emails?: (string | undefined)[];
  custom?: Record<string, unknown>;
};

/** What is sent: only what was filled in. */
export function bodyOf(form: NewLeadForm): Body {
  const { phones, emails, custom, ...rest } = form;
  return {
    ...filled(rest),
    ...(given(phones) && { phones: given(phones) }),
    ...(given(emails) && { emails: given(emails) }),
    ...(custom && { custom: filled(custom) }),
  };
}

function filled<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Partial<T>;
}

function given(values: readonly (string | undefined)[] | undefined): string[] | undefined {
  const some = (values ?? []).flatMap((value) => (value?.trim() ? [value] : []));
  return some.length > 0 ? some : undefined;
}
