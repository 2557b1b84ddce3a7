import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import Button from 'antd/es/button';
import { useState } from 'react';
import { ActForm } from '../../ui/act-form.tsx';
import { api } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';
import { useGo } from '../route-hooks.ts';
import { CodeField } from './code-field.tsx';
import { useEnter, useLinkToken } from './enter.ts';
import { Gate, WaitingGate } from './gate.tsx';
import { useAccountText } from './words.ts';

/**
 * A one-time link: says whom it is for, and signs in when asked to. Not by itself: chat programs open links to preview
 * them, and would use it up.
 */
export function LinkPage() {
  const text = useAccountText();
  const token = useLinkToken();
  const enter = useEnter();
  const [asksCode, setAsksCode] = useState(false);
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => api.auth.lookAtLink({ body: { token: token ?? '' } }),
    enabled: token !== null,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === null) return <NoLink />;
  if (link.error) return <NoLink error={link.error} />;
  if (!link.data) return <WaitingGate title={text('link.checking')} />;
  const { purpose, name, email, company } = link.data;
  if (purpose === 'invitation') return <Navigate to="/invitation" hash={token} replace />;

  const use = async ({ code }: { code?: string }) => {
    try {
      // biome-ignore lint/correctness/useHookAtTopLevel: an endpoint's name, not a hook
      enter(await api.auth.useLink({ body: { token, ...(code && { code: code.trim() }) } }));
    } catch (error) {
      if (asProblem(error)?.code === 'auth.codeRequired' && !asksCode) return setAsksCode(true);
      throw error;
    }
  };
  const first = company === null;
  const words = text(purpose === 'reset' ? 'link.resetText' : 'link.signInText', { email });
  return (
    <Gate
      title={first ? text('link.helloNew') : text('link.hello', { name })}
      lead={first ? text('link.newText') : words}
    >
      <ActForm<{ code?: string }> submit={text(first ? 'link.begin' : 'link.enter')} onSubmit={use}>
        {asksCode && <CodeField />}
      </ActForm>
    </Gate>
  );
}

/** A link that is missing, used or too old: whom to ask, and the way to sign in. */
export function NoLink({ error }: { error?: Error }) {
  const text = useAccountText();
  const go = useGo();
  const problem = asProblem(error);
  // Cut short when it was copied: the server's words are about a form, not about a link.
  const malformed = problem?.code === 'request.invalid';
  return (
    <Gate
      title={malformed ? text('link.missing') : (error?.message ?? text('link.missing'))}
      lead={malformed ? text('link.missingText') : problem?.next || text('link.missingText')}
    >
      <div className="y-gate-body">
        <Button onClick={() => go('/sign-in')}>{text('link.toSignIn')}</Button>
      </div>
    </Gate>
  );
}
