import { PageTabs } from '../../../web/settings/page-tabs.tsx';
import { usePeopleText } from './words.ts';
import './people.css';

/** Colleagues, teams, roles. */
export function PeopleTabs() {
  const text = usePeopleText();
  return (
    <PageTabs
      label={text('web.title')}
      tabs={[
        { to: '/people', label: text('web.tabs.people') },
        { to: '/people/teams', label: text('web.tabs.teams') },
        { to: '/people/roles', label: text('web.tabs.roles') },
      ]}
    />
  );
}
