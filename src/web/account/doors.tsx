import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Icon, type IconName } from '../../ui/icons.tsx';
import { Bar } from '../../ui/tag.tsx';
import { api } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { useGo } from '../route-hooks.ts';
import { sessionQuery } from '../session.ts';
import { Gate } from './gate.tsx';
import { useAccountText } from './words.ts';

/** The company is there: where to begin. */
export function Doors({ company }: { company: string }) {
  const text = useAccountText();
  const go = useGo();
  const demo = useDemo(() => go('/'));
  return (
    <Gate title={text('doors.title')} step={company}>
      <div className="y-gate-body y-stack y-gap-s">
        <Door
          icon="upload"
          title={text('doors.import')}
          disabled={demo.making}
          onClick={() => go('/leads/import')}
        >
          {text('doors.importText')}
        </Door>
        <Door icon="star" title={text('doors.demo')} disabled={demo.making} onClick={demo.begin}>
          {text(demo.making ? 'doors.demoBusy' : 'doors.demoText')}
          {demo.making && <Bar share={demo.done} wide />}
        </Door>
        {demo.problem && (
          <p className="y-inline-error" role="alert">
            {demo.problem}
          </p>
        )}
      </div>
      <div className="y-gate-more">
        <button type="button" className="y-textbutton" onClick={() => go('/')}>
          {text(demo.making ? 'doors.meanwhile' : 'doors.empty')}
        </button>
      </div>
    </Gate>
  );
}

/** Has the demo company made and follows how far it is; `onReady` once it stands. */
function useDemo(onReady: () => void) {
  const client = useQueryClient();
  const [begun, setBegun] = useState(false);
  const make = useWrite(api.demo.make, { onDone: () => setBegun(true) });
  const status = useQuery({ ...api.demo.read.query(), enabled: begun, refetchInterval: 1_000 });
  const ready = begun && status.data?.state === 'ready';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it stands
  useEffect(() => {
    if (ready) void client.refetchQueries({ queryKey: sessionQuery.queryKey }).then(onReady);
  }, [ready]);
  return {
    begin: () => void make.run({}).catch(() => {}),
    making: make.busy || begun,
    done: status.data?.done ?? 0,
    problem: make.problem?.message ?? status.error?.message ?? null,
  };
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
