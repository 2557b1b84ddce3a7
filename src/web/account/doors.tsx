import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { useGo } from '../route-hooks.ts';
import { Gate } from './gate.tsx';
import { useAccountText } from './words.ts';

/** The company is there: where to begin. */
export function Doors({ company }: { company: string }) {
  const text = useAccountText();
  const go = useGo();
  return (
    <Gate title={text('doors.title')} step={company}>
      <div className="y-gate-body y-stack y-gap-s">
        <Door icon="upload" title={text('doors.import')} onClick={() => go('/leads/import')}>
          {text('doors.importText')}
        </Door>
      </div>
      <div className="y-gate-more">
        <button type="button" className="y-textbutton" onClick={() => go('/')}>
          {text('doors.empty')}
        </button>
      </div>
    </Gate>
  );
}

type DoorProps = {
  icon: IconName;
  title: string;
  onClick: () => void;
  disabled?: boolean;
  children: ReactNode;
};

function Door({ icon, title, onClick, disabled = false, children }: DoorProps) {
  return (
    <button type="button" className="y-door" onClick={onClick} disabled={disabled}>
      <span className="y-door-icon">
        <Icon name={icon} size={20} />
      </span>
      <span>
        <b>{title}</b>
        <small>{children}</small>
      </span>
    </button>
  );
}
