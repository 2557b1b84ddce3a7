import { Link } from '../../ui/link.tsx';
import { usePath } from '../route-hooks.ts';
import './page-tabs.css';

/** Pages that belong together, each with its own address, under one title. */
export function PageTabs({ label, tabs }: { label: string; tabs: readonly { to: string; label: string }[] }) {
  const path = usePath();
  return (
    <nav className="y-tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className={path === tab.to ? 'y-on' : ''}>
          <span {...(path === tab.to && { 'aria-current': 'page' as const })}>{tab.label}</span>
        </Link>
      ))}
    </nav>
  );
}
