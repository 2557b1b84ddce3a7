import { useQuery } from '@tanstack/react-query';
import Select from 'antd/es/select';
import { api } from '../../../../web/api/client.ts';
import { useColleagues } from '../../../../web/records/colleagues.ts';
import type { Target } from './shapes.ts';
import { useAssignmentText } from './text.ts';

type TargetSelectProps = {
  label: string;
  value: Target | null;
  /** Words for nobody at all; left out: somebody must be chosen. */
  nobody?: string;
  disabled?: boolean;
  onChange: (target: Target | null) => void;
};

/** A team, whose people take turns, or one person. */
export function TargetSelect({ label, value, nobody, disabled = false, onChange }: TargetSelectProps) {
  const text = useAssignmentText();
  const { active } = useColleagues();
  const teams = useQuery({ ...api.people.teams.query(), staleTime: 5 * 60_000 });
  return (
    <Select
      className="asg-target"
      aria-label={label}
      disabled={disabled}
      showSearch={{ optionFilterProp: 'label' }}
      value={codeOf(value)}
      options={[
        ...(nobody ? [{ value: 'nobody', label: nobody }] : []),
        {
          label: text('web.teams'),
          options: (teams.data?.items ?? []).map(({ id, name }) => ({ value: `team:${id}`, label: name })),
        },
        {
          label: text('web.people'),
          options: active.map(({ id, name, teamName }) => ({
            value: `person:${id}`,
            label: [name, teamName].filter(Boolean).join(' · '),
          })),
        },
      ]}
      onChange={(code: string) => onChange(targetOf(code))}
    />
  );
}

function codeOf(target: Target | null): string {
  if (target?.teamId) return `team:${target.teamId}`;
  return target?.personId ? `person:${target.personId}` : 'nobody';
}

function targetOf(code: string): Target | null {
  const [kind, id] = code.split(':');
  if (!id) return null;
  return kind === 'team' ? { teamId: id, personId: null } : { teamId: null, personId: id };
}
