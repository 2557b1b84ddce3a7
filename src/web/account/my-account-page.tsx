import { Columns } from '../../ui/layout.tsx';
import { Page } from '../../ui/page.tsx';
import { NotificationChoicesCard } from '../notifications/choices-card.tsx';
import { ApiKeysCard } from './api-keys-card.tsx';
import { MailboxesCard } from './mailboxes-card.tsx';
import { PasswordCard } from './password-card.tsx';
import { PreferencesCard, ProfileCard } from './profile-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { SessionsCard } from './sessions-card.tsx';
import { useAccountText } from './words.ts';
import './account.css';

/** One's own account: who I am, how I sign in, where I am signed in, and what acts for me. */
export function MyAccountPage() {
  const text = useAccountText();
  return (
    <Page title={text('me.title')}>
      <Columns
        side={
          <>
            <PreferencesCard />
            <MailboxesCard />
            <PasswordCard />
            <SecondFactorCard />
          </>
        }
      >
        <ProfileCard />
        <NotificationChoicesCard />
        <SessionsCard />
        <ApiKeysCard />
      </Columns>
    </Page>
  );
}
