import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import { useWrite } from '../../../web/api/use-write.ts';
import { useSession } from '../../../web/session.ts';
import { leaderAbove } from './leader-above.ts';
import type { Person } from './shapes.ts';
import { usePeopleText } from './words.ts';

/** Someone leaves, their open work going to a colleague; or comes back. */
export function PersonLeaves({
  person,
  onChanged,
}: {
  person: Person;
  onChanged: (changed: Person) => void;
}) {
  const text = usePeopleText();
  const { show } = useToast();
  const { person: me } = useSession();
  const [asked, setAsked] = useState(false);
  /** Undefined: as proposed, whoever leads their team; null: nobody. */
  const [chosen, setChosen] = useState<string | null | undefined>(undefined);
  const leave = useWrite(api.people.leave);
  const back = useWrite(api.people.comeBack);
  const colleagues = useQuery({
    ...api.people.list.query({ query: { state: 'active', limit: 500 } }),
    enabled: asked,
  });
  const teams = useQuery({ ...api.people.teams.query(), enabled: asked });
  const failed = (error: Error) => show({ message: error.message, tone: 'bad' });
  const params = { id: person.id };
  if (person.state === 'invited' || person.id === me.id) return null;
  if (person.state === 'left')
    return (
      <div>
        <Button loading={back.busy} onClick={() => void back.run({ params }).then(onChanged).catch(failed)}>
          {text('web.back')}
        </Button>
      </div>
    );
  if (!asked)
    return (
      <div>
        <Button danger onClick={() => setAsked(true)}>
          {text('web.leave')}
        </Button>
      </div>
    );
  const others = (colleagues.data?.items ?? []).filter((one) => one.id !== person.id);
  const proposed = leaderAbove(person, teams.data?.items ?? [], new Set(others.map(({ id }) => id)));
  const heir = chosen === undefined ? proposed : chosen;
  const go = () =>
    void leave
      .run({ params, body: { version: person.version, handOverTo: heir } })
      .then((changed) => {
        onChanged(changed);
        show({ message: text('web.left', { name: person.name }) });
      })
      .catch(failed);
  return (
    <section className="y-conflict" aria-label={text('web.leave')}>
      <p>{text('web.leaveText', { name: person.name })}</p>
      <Select
        aria-label={text('web.heir')}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        placeholder={text('web.nobodyHeir', { name: person.name })}
        value={heir}
        onChange={(id: string | undefined) => setChosen(id ?? null)}
        options={others.map((one) => ({
          value: one.id,
          label: one.teamName ? `${one.name}（${one.teamName}）` : one.name,
        }))}
      />
      <div className="y-row y-gap-s">
        <Button danger type="primary" loading={leave.busy} onClick={go}>
          {text('web.leaveNow')}
        </Button>
        <Button onClick={() => setAsked(false)}>{text('web.cancel')}</Button>
      </div>
    </section>
  );
}
