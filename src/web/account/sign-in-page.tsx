import { Navigate, useSearch } from '@tanstack/react-router';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useEffect, useState } from 'react';
import { ActForm } from '../../ui/act-form.tsx';
import { api } from '../api/client.ts';
import { asProblem } from '../api/problem.ts';
import { useSessionQuery } from '../session.ts';
import { CodeField } from './code-field.tsx';
import { safeBack, useEnter } from './enter.ts';
import { Gate } from './gate.tsx';
import { useAccountText } from './words.ts';

type Credentials = { email: string; password: string };

/** Signing in: e-mail and password, then a code for those who have switched it on. */
export function SignInPage() {
  const text = useAccountText();
  const { back }: { back?: unknown } = useSearch({ strict: false });
  const { data: session } = useSessionQuery();
  const enter = useEnter();
  const lock = useLock();
  const [proved, setProved] = useState<Credentials | null>(null);
  if (session) return <Navigate to={safeBack(back)} replace />;

  const signIn = async (input: Credentials & { code?: string }) => {
    if (lock.seconds > 0) throw lock.problem;
    try {
      enter(await api.auth.signIn({ body: input }), safeBack(back));
    } catch (error) {
      const problem = asProblem(error);
      if (problem?.code === 'auth.codeRequired')
        return setProved({ email: input.email, password: input.password });
      if (problem?.code === 'auth.locked') lock.begin(problem);
      throw error;
    }
  };

  if (proved)
    return (
      <Gate title={text('signIn.codeTitle')} lead={proved.email}>
        <ActForm<{ code: string }>
          key="code"
          submit={lock.label ?? text('signIn.submit')}
          onSubmit={({ code }) => signIn({ ...proved, code: code.trim() })}
          beside={
            <Button type="text" onClick={() => setProved(null)}>
              {text('signIn.back')}
            </Button>
          }
        >
          <CodeField />
        </ActForm>
      </Gate>
    );
  return (
    <Gate title={text('signIn.title')}>
      <ActForm<Credentials>
        submit={lock.label ?? text('signIn.submit')}
        onSubmit={({ email, password }) => signIn({ email: email.trim(), password })}
      >
        <Form.Item
          label={text('signIn.email')}
          name="email"
          rules={[{ required: true, message: text('you.needed') }]}
        >
          <Input type="email" autoComplete="username" autoFocus inputMode="email" spellCheck={false} />
        </Form.Item>
        <Form.Item
          label={text('signIn.password')}
          name="password"
          rules={[{ required: true, message: text('you.needed') }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
      </ActForm>
      <Forgotten />
    </Gate>
  );
}

/** Whom to ask: there is no mail that could be read by somebody else. */
function Forgotten() {
  const text = useAccountText();
  const [open, setOpen] = useState(false);
  return (
    <div className="y-gate-more">
      <button type="button" className="y-textbutton" aria-expanded={open} onClick={() => setOpen(!open)}>
        {text('signIn.forgot')}
      </button>
      {open && <p>{text('signIn.forgotHint')}</p>}
    </div>
  );
}

/** After too many tries: how many seconds are left, counted down on the button. */
function useLock() {
  const text = useAccountText();
  const [until, setUntil] = useState(0);
  const [now, setNow] = useState(0);
  const [problem, setProblem] = useState<Error | null>(null);
  useEffect(() => {
    if (until === 0) return;
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) setUntil(0);
    }, 500);
    return () => clearInterval(timer);
  }, [until]);
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  return {
    seconds,
    problem,
    label: seconds > 0 ? text('signIn.wait', { seconds }) : null,
    begin: (cause: NonNullable<ReturnType<typeof asProblem>>) => {
      setProblem(cause);
      setNow(Date.now());
      setUntil(Date.now() + Number(cause.details.facts?.seconds ?? 0) * 1000);
    },
  };
}
