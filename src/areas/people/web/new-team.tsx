import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { useState } from 'react';
import { api } from '../../../web/api/client.ts';
import { useWrite } from '../../../web/api/use-write.ts';
import type { Team } from './shapes.ts';
import { usePeopleText } from './words.ts';

/** A line in the tree where the name of a new team is typed; Enter adds it, Esc gives up. */
export function NewTeam({
  below,
  depth,
  onClose,
}: {
  below: Team | null;
  depth: number;
  onClose: () => void;
}) {
  const text = usePeopleText();
  const [name, setName] = useState('');
  const create = useWrite(api.people.createTeam, { refresh: [api.people.teams.key()], onDone: onClose });
  const label = below ? text('web.teams.addBelow', { team: below.name }) : text('web.teams.add');
  return (
    <form
      className="y-team y-team-new"
      style={{ paddingInlineStart: 12 + depth * 28 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '')
          void create.run({ body: { name: name.trim(), parentId: below?.id ?? null } }).catch(() => {});
      }}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <span />
      <div>
        <Input
          autoFocus
          maxLength={100}
          aria-label={label}
          placeholder={text('web.teams.name')}
          value={name}
          status={create.problem ? 'error' : ''}
          onChange={(event) => setName(event.target.value)}
        />
        {create.problem && (
          <div className="y-inline-error" role="alert">
            {create.problem.message}
          </div>
        )}
      </div>
      <Button type="primary" htmlType="submit" loading={create.busy} disabled={name.trim() === ''}>
        {text('web.teams.add')}
      </Button>
      <Button onClick={onClose}>{text('web.cancel')}</Button>
    </form>
  );
}
