import { useState } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormat } from '../../ui/format-context.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Link } from '../../ui/link.tsx';
import { useShellText } from '../i18n.ts';
import { type NavItem, type NavSection, useNavigation } from './use-navigation.ts';

function Brand() {
  const text = useShellText();
  return (
    <Link to="/" className="y-brand">
      <span className="y-seal" aria-hidden>
        要
      </span>
      {text('brand')}
    </Link>
  );
}

function NavLink({ item, withIcon = false, onGo }: { item: NavItem; withIcon?: boolean; onGo?: () => void }) {
  const format = useFormat();
  return (
    <Link to={item.to} className={item.on ? 'y-navlink y-on' : 'y-navlink'} {...(onGo && { onClick: onGo })}>
      <span {...(item.on && { 'aria-current': 'page' as const })}>
        {withIcon && <Icon name={item.icon} />}
        {item.label}
      </span>
      {item.count !== null && item.count > 0 && <small>{format.shortNumber(item.count)}</small>}
    </Link>
  );
}

function Sections({ sections, onGo }: { sections: readonly NavSection[]; onGo?: () => void }) {
  const text = useShellText();
  return sections.map(({ group, items }) => (
    <div key={group} className="y-navgroup">
      {group !== 'day' && <h2>{text(`nav.${group}`)}</h2>}
      {items.map((item) => (
        <NavLink key={item.to} item={item} {...(onGo && { onGo })} />
      ))}
    </div>
  ));
}

/** The bar on the left, along the line from the first lead to the cash. */
export function SideBar() {
  const text = useShellText();
  return (
    <nav className="y-sidebar" aria-label={text('nav.label')}>
      <Brand />
      <Sections sections={useNavigation()} />
    </nav>
  );
}

/** On a phone: four places under the thumb, everything else in a drawer. */
export function BottomBar() {
  const text = useShellText();
  const sections = useNavigation();
  const [open, setOpen] = useState(false);
  const places = sections.flatMap((section) => section.items).filter((item) => item.onPhone);
  return (
    <nav className="y-bottombar" aria-label={text('nav.label')}>
      {places.slice(0, 4).map((item) => (
        <Link key={item.to} to={item.to} className={item.on ? 'y-on' : ''}>
          <Icon name={item.icon} size={20} />
          {item.label}
        </Link>
      ))}
      <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
        <Icon name="menu" size={20} />
        {text('nav.more')}
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} label={text('nav.label')} place="left">
        <div className="y-drawer">
          <div className="y-row y-between">
            <Brand />
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('nav.close')}
              onClick={() => setOpen(false)}
            >
              <Icon name="close" />
            </button>
          </div>
          <Sections sections={sections} onGo={() => setOpen(false)} />
        </div>
      </Dialog>
    </nav>
  );
}
