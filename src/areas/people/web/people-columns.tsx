import { Person as PersonMark } from '../../../ui/person.tsx';
import type { Column } from '../../../ui/table/column.ts';
import { Quiet, Tag, type Tone } from '../../../ui/tag.tsx';
import type { Text } from '../../../ui/text.ts';
import type { zhCN } from '../locales/zh-CN.ts';
import { isAbsent, type Person } from './shapes.ts';

const tones: Record<Person['state'], Tone> = { active: 'good', invited: 'info', left: 'plain' };

/** The state of a person in a word; whoever is away today says so. */
export function PersonState({ person, text, now }: { person: Person; text: Text<typeof zhCN>; now: Date }) {
  if (person.state === 'active' && isAbsent(person, now.toLocaleDateString('en-CA')))
    return <Tag tone="warn">{text('web.absent')}</Tag>;
  return <Tag tone={tones[person.state]}>{text(`states.${person.state}`)}</Tag>;
}

export function peopleColumns(text: Text<typeof zhCN>, now: Date): Column<Person>[] {
  const title = (key: keyof typeof zhCN.web.columns) => text(`web.columns.${key}`);
  const orDash = (value: string | null) => value ?? <Quiet>–</Quiet>;
  return [
    {
      key: 'name',
      title: title('name'),
      fixed: true,
      card: 'title',
      render: (person) => (
        <span title={person.name}>
          <PersonMark name={person.name} />
        </span>
      ),
    },
    { key: 'title', title: title('title'), width: 130, card: 'subtitle', render: (p) => p.title ?? '' },
    { key: 'role', title: title('role'), width: 120, card: 'subtitle', render: (p) => p.roleName },
    {
      key: 'team',
      title: title('team'),
      width: 190,
      card: 'subtitle',
      render: (p) => (
        <>
          {p.leadsTeam && <Tag tone="accent">{text('web.leader')}</Tag>} {orDash(p.teamName)}
        </>
      ),
    },
    { key: 'email', title: title('email'), width: 210, card: 'line', render: (p) => p.email },
    {
      key: 'phone',
      title: title('phone'),
      width: 140,
      hidden: true,
      card: 'none',
      render: (p) => orDash(p.phone),
    },
    {
      key: 'capacity',
      title: title('capacity'),
      width: 70,
      align: 'end',
      card: 'none',
      render: (p) => p.capacity,
    },
    {
      key: 'state',
      title: title('state'),
      width: 96,
      card: 'corner',
      render: (p) => <PersonState person={p} text={text} now={now} />,
    },
  ];
}
