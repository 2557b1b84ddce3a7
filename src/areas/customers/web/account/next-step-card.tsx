import { api } from '../../../../web/api/client.ts';
import { NextStepCard as Card } from '../../../../web/records/next-step-card.tsx';
import { useAfterChange } from '../after-change.ts';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { useSaveAccount } from './use-save.ts';

/** What is to be done next with an account and when; S writes it. */
export function NextStepCard({ account, readOnly }: { account: AccountRecord; readOnly: boolean }) {
  const text = useText();
  return (
    <Card
      record={account}
      readOnly={readOnly}
      save={useSaveAccount(account)}
      finish={() =>
        api.account.edit({
          params: { id: account.id },
          body: { version: account.version, nextStep: null, nextStepOn: null },
        })
      }
      after={useAfterChange()}
      empty={<p className="y-quiet">{text('web.account.nextStepNone')}</p>}
    />
  );
}
