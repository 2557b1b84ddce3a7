import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Card, Columns } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonPage } from '../../../../ui/states.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { asProblem } from '../../../../web/api/problem.ts';
import { FilesCard } from '../../../../web/files/files-card.tsx';
import { useLive } from '../../../../web/live.ts';
import { RecordPanels } from '../../../../web/record-panels.tsx';
import { neighboursOf } from '../../../../web/records/trail.ts';
import { usePathParam } from '../../../../web/route-hooks.ts';
import '../customers.css';
import { DuplicatesCard } from '../merge/duplicates-card.tsx';
import { useNewAccount, useNewContact } from '../new/use-new.tsx';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';
import { ReferralsCard } from '../ties/referrals-card.tsx';
import { RelationsCard } from '../ties/relations-card.tsx';
import { RecordTimeline } from '../timeline/record-timeline.tsx';
import { AccountActs } from './account-acts.tsx';
import { AccountFacts } from './account-facts.tsx';
import { DealerCard } from './dealer-card.tsx';
import { FamilyCard } from './family-card.tsx';
import { KeyFacts } from './key-facts.tsx';
import { NextStepCard } from './next-step-card.tsx';
import { PeopleCard } from './people-card.tsx';
import { TierWhy } from './tier-why.tsx';
import { useAccountActs } from './use-account-acts.tsx';

/** One account from all sides: how it stands, the next step, who is there, what happened. */
export function AccountPage() {
  const text = useText();
  const id = usePathParam('id');
  const client = useQueryClient();
  const account = useQuery(api.account.read.query({ params: { id } }));
  useLive(['account', 'contact'], (change) => {
    if (change.kind === 'account' && change.id !== null && change.id !== id) return;
    void client.invalidateQueries({ queryKey: api.account.read.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.account.contacts.key({ params: { id } }) });
    void client.invalidateQueries({ queryKey: api.account.timeline.key() });
  });
  if (account.data) return <Record key={id} account={account.data} />;
  if (asProblem(account.error)?.status === 404)
    return (
      <Page title={text('web.list.accounts')}>
        <EmptyState icon="building" action={<Link to="/accounts">{text('web.account.backToList')}</Link>}>
          {text('web.account.gone')}
        </EmptyState>
      </Page>
    );
  if (account.error)
    return <ErrorState error={account.error as ShownError} onRetry={() => void account.refetch()} />;
  return <SkeletonPage />;
}

function Record({ account }: { account: AccountRecord }) {
  const text = useText();
  const phone = usePhone();
  const acts = useAccountActs(account);
  const person = useNewContact({ id: account.id, name: account.name });
  const branch = useNewAccount(false, { id: account.id, name: account.name });
  const { readOnly } = acts;
  const record = { kind: 'account', id: account.id, readOnly } as const;
  const nextStep = <NextStepCard account={account} readOnly={readOnly} />;
  const people = <PeopleCard account={account} readOnly={readOnly} onAdd={person.ask} onLog={acts.logWith} />;
  return (
    <Page
      title={account.name}
      breadcrumbs={[
        { label: text('web.account.crumb'), to: neighboursOf('/accounts', account.id).back },
        ...(account.parentId && account.parentName
          ? [{ label: account.parentName, to: `/accounts/${account.parentId}` }]
          : []),
      ]}
      tag={<TierWhy account={account} readOnly={readOnly} />}
      actions={<AccountActs acts={acts} />}
    >
      <Columns
        side={
          <>
            {!phone && nextStep}
            {!phone && people}
            <RecordPanels place="side" {...record} />
            <DuplicatesCard kind="account" record={account} readOnly={readOnly} />
            <AccountFacts account={account} readOnly={readOnly} />
            {account.kind === 'dealer' && <DealerCard account={account} readOnly={readOnly} />}
            <FamilyCard account={account} readOnly={readOnly} onAddBranch={branch.ask} />
            <RelationsCard {...record} name={account.name} />
            <ReferralsCard account={account} readOnly={readOnly} />
            <FilesCard holder={{ subject: 'account', subjectId: account.id }} readOnly={readOnly} />
          </>
        }
      >
        <Card>
          <KeyFacts account={account} readOnly={readOnly} />
        </Card>
        {phone && nextStep}
        {phone && people}
        <RecordPanels place="main" {...record} />
        <RecordTimeline {...record} />
      </Columns>
      {phone && acts.thumb}
      {acts.panels}
      {person.panel}
      {branch.panel}
    </Page>
  );
}
