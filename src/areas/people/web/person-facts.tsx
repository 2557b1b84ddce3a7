import { InlineDate, InlineSelect, InlineText } from '../../../ui/inline-edit/inline-edit.tsx';
import { Facts } from '../../../ui/layout.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import type { Person } from './shapes.ts';
import { useRoleChoices, useTeamChoices } from './use-choices.ts';
import { usePeopleText } from './words.ts';

type Edit = Partial<
  Pick<
    Person,
    | 'name'
    | 'email'
    | 'phone'
    | 'title'
    | 'roleId'
    | 'teamId'
    | 'leadsTeam'
    | 'capacity'
    | 'absentFrom'
    | 'absentUntil'
  >
>;

/** What is known about a colleague, each fact changed where it stands. */
export function PersonFacts({ person, onChanged }: { person: Person; onChanged: (changed: Person) => void }) {
  const text = usePeopleText();
  const { show } = useToast();
  const roles = useRoleChoices();
  const teams = useTeamChoices();
  const readOnly = person.state === 'left';
  const save = async (edit: Edit, over?: unknown) => {
    const version = (over as Person | undefined)?.version ?? person.version;
    onChanged(await api.people.edit({ params: { id: person.id }, body: { version, ...edit } }));
  };
  const label = (key: Exclude<keyof Edit, 'roleId' | 'teamId'> | 'role' | 'team') =>
    text(`web.columns.${key}`);
  const words = (key: 'phone' | 'title' | 'name' | 'email', required = false) => ({
    label: label(key),
    value: (
      <InlineText
        label={label(key)}
        value={person[key]}
        readOnly={readOnly}
        currentOf={(current) => (current as Person)[key]}
        check={(value) => (required && value === null ? text('web.required') : null)}
        onSave={(value, over) => save({ [key]: value } as Edit, over)}
      />
    ),
  });
  const day = (key: 'absentFrom' | 'absentUntil') => ({
    label: label(key),
    value: (
      <InlineDate
        label={label(key)}
        value={person[key]}
        readOnly={readOnly}
        currentOf={(current) => (current as Person)[key]}
        onSave={(value, over) =>
          // Whoever is back has no last day either.
          save(
            key === 'absentFrom' && value === null
              ? { absentFrom: null, absentUntil: null }
              : { [key]: value },
            over,
          )
        }
      />
    ),
  });
  return (
    <>
      <section>
        <h3>{text('web.place')}</h3>
        <Facts
          items={[
            {
              label: label('role'),
              value: (
                <InlineSelect
                  label={label('role')}
                  value={person.roleId}
                  choices={roles}
                  readOnly={readOnly}
                  currentOf={(current) => (current as Person).roleId}
                  onSave={(roleId, over) => (roleId ? save({ roleId }, over) : Promise.resolve())}
                />
              ),
            },
            {
              label: label('team'),
              value: (
                <InlineSelect
                  label={label('team')}
                  value={person.teamId}
                  choices={teams}
                  clearable
                  readOnly={readOnly}
                  currentOf={(current) => (current as Person).teamId}
                  onSave={(teamId, over) =>
                    save(teamId === null ? { teamId, leadsTeam: false } : { teamId }, over)
                  }
                />
              ),
            },
            {
              label: label('leadsTeam'),
              value: (
                <input
                  type="checkbox"
                  aria-label={label('leadsTeam')}
                  checked={person.leadsTeam}
                  disabled={readOnly || person.teamId === null}
                  onChange={(event) =>
                    void save({ leadsTeam: event.target.checked }).catch((error: Error) =>
                      show({ message: error.message, tone: 'bad' }),
                    )
                  }
                />
              ),
            },
            words('title'),
          ]}
        />
      </section>
      <section>
        <h3>{text('web.contact')}</h3>
        <Facts items={[words('name', true), words('email', true), words('phone')]} />
      </section>
      <section>
        <h3>{text('web.work')}</h3>
        <Facts
          items={[
            {
              label: label('capacity'),
              value: (
                <InlineText
                  label={label('capacity')}
                  value={String(person.capacity)}
                  readOnly={readOnly}
                  check={(value) =>
                    /^\d{1,4}$/.test(value ?? '') && Number(value) <= 1000 ? null : text('web.capacityWrong')
                  }
                  currentOf={(current) => String((current as Person).capacity)}
                  onSave={(value, over) => save({ capacity: Number(value) }, over)}
                />
              ),
            },
            day('absentFrom'),
            ...(person.absentFrom === null ? [] : [day('absentUntil')]),
          ]}
        />
        <p className="y-note">{text('web.capacityText')}</p>
        <p className="y-note">{text('web.absenceText')}</p>
      </section>
    </>
  );
}
