import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import type { CallOutput } from '../../platform/http/contract.ts';
import { ActForm } from '../../ui/act-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Card } from '../../ui/layout.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import type { Contracts } from '../api/endpoints.gen.ts';
import { sessionQuery, useSession } from '../session.ts';
import { CurrentPasswordField } from './password-field.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useAccountText } from './words.ts';

type Begun = CallOutput<Contracts['auth']['beginSecondFactor']>;
type Step =
  | { at: 'password'; to: 'begin' | 'renew' | 'end' }
  | { at: 'scan'; begun: Begun }
  | { at: 'codes'; codes: readonly string[] };

/** Two-step sign-in: switched on by proving that the phone has the secret, off with the password. */
export function SecondFactorCard() {
  const text = useAccountText();
  const { person } = useSession();
  const client = useQueryClient();
  const { show } = useToast();
  const [step, setStep] = useState<Step | null>(null);
  const refresh = () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey });

  const prove = async (to: 'begin' | 'renew' | 'end', password: string) => {
    const body = { password };
    if (to === 'begin') return setStep({ at: 'scan', begun: await api.auth.beginSecondFactor({ body }) });
    if (to === 'renew') {
      const { recoveryCodes } = await api.auth.renewRecoveryCodes({ body });
      return setStep({ at: 'codes', codes: recoveryCodes });
    }
    await api.auth.endSecondFactor({ body });
    setStep(null);
    show({ message: text('secure.ended') });
    refresh();
  };
  const confirm = async ({ code }: { code: string }) => {
    const { recoveryCodes } = await api.auth.confirmSecondFactor({ body: { code: code.trim() } });
    setStep({ at: 'codes', codes: recoveryCodes });
    refresh();
  };

  return (
    <Card
      title={text('secure.twoStep')}
      extra={
        <Tag tone={person.totpOn ? 'good' : 'plain'}>{text(person.totpOn ? 'secure.on' : 'secure.off')}</Tag>
      }
    >
      <p className="y-quiet">{text(person.totpOn ? 'secure.onText' : 'secure.offText')}</p>
      <div className="y-card-acts">
        {person.totpOn ? (
          <>
            <Button onClick={() => setStep({ at: 'password', to: 'renew' })}>{text('secure.renew')}</Button>
            <Button onClick={() => setStep({ at: 'password', to: 'end' })}>{text('secure.end')}</Button>
          </>
        ) : (
          <Button onClick={() => setStep({ at: 'password', to: 'begin' })}>{text('secure.begin')}</Button>
        )}
      </div>
      <Dialog open={step !== null} onClose={() => setStep(null)} label={text('secure.twoStep')}>
        <div className="y-sheet">
          {step?.at === 'password' && (
            <>
              <h2>{text(`secure.${step.to}`)}</h2>
              <p className="y-quiet">{text('secure.confirmWithPassword')}</p>
              <ActForm<{ password: string }>
                key="password"
                submit={text(step.to === 'end' ? 'secure.end' : 'secure.next')}
                onSubmit={({ password }) => prove(step.to, password)}
              >
                <CurrentPasswordField autoFocus />
              </ActForm>
            </>
          )}
          {step?.at === 'scan' && <Scan begun={step.begun} onConfirm={confirm} />}
          {step?.at === 'codes' && <RecoveryCodes codes={step.codes} onDone={() => setStep(null)} />}
        </div>
      </Dialog>
    </Card>
  );
}

function Scan({ begun, onConfirm }: { begun: Begun; onConfirm: (input: { code: string }) => Promise<void> }) {
  const text = useAccountText();
  return (
    <>
      <h2>{text('secure.scan')}</h2>
      <p className="y-quiet">{text('secure.scanText')}</p>
      <img className="y-qr" src={begun.qr} alt={text('secure.qr')} width={184} height={184} />
      <p className="y-quiet">
        {text('secure.byHand')} <code className="y-code">{begun.secret}</code>
      </p>
      <ActForm<{ code: string }> key="code" submit={text('secure.confirm')} onSubmit={onConfirm}>
        <Form.Item
          label={text('secure.code')}
          name="code"
          rules={[{ required: true, message: text('you.needed') }]}
        >
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={12} />
        </Form.Item>
      </ActForm>
    </>
  );
}
