import { Link } from '../../../ui/link.tsx';
import { usePath } from '../../../web/route-hooks.ts';
import { usePeopleText } from './words.ts';
import './people.css';

const tabs = [
  ['/people', 'web.tabs.people'],
  ['/people/teams', 'web.tabs.teams'],
  ['/people/roles', 'web.tabs.roles'],
] as const;

/** Colleagues, teams, roles. */
export function PeopleTabs() {
  const text = usePeopleText();
  const path = usePath();
  return (
    <nav className="y-tabs" aria-label={text('web.title')}>
      {tabs.map(([to, label]) => (
        <Link key={to} to={to} className={path === to ? 'y-on' : ''}>
          <span {...(path === to && { 'aria-current': 'page' as const })}>{text(label)}</span>
        </Link>
      ))}
    </nav>
  );
}
