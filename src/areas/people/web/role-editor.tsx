import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { InlineText } from '../../../ui/inline-edit/inline-edit.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import { useWrite } from '../../../web/api/use-write.ts';
import { sessionQuery } from '../../../web/session.ts';
import { type Grants, type PermissionChoice, sameGrants } from './grants.ts';
import { GrantsEditor } from './grants-editor.tsx';
import type { Role } from './shapes.ts';
import { usePeopleText } from './words.ts';

type RoleEditorProps = {
  role: Role;
  permissions: readonly PermissionChoice[];
  mayEdit: boolean;
  onGone: () => void;
};

/** One role: its name changes where it stands; what it grants is saved on purpose, for it changes what people may do at once. */
export function RoleEditor({ role, permissions, mayEdit, onGone }: RoleEditorProps) {
  const text = usePeopleText();
  const client = useQueryClient();
  const { show, undoable } = useToast();
  const [draft, setDraft] = useState<Grants | null>(null);
  const save = useWrite(api.people.editRole);
  const grants = draft ?? role.grants;
  const changed = draft !== null && !sameGrants(draft, role.grants);
  const fixed = role.key === 'owner' || !mayEdit;
  const params = { id: role.id };
  const refresh = async () => {
    await client.invalidateQueries({ queryKey: api.people.roles.key() });
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  const rename = async (name: string, over?: unknown) => {
    const version = (over as Role | undefined)?.version ?? role.version;
    await api.people.editRole({ params, body: { version, name } });
    await refresh();
  };
  const keep = async () => {
    try {
      await save.run({ params, body: { version: role.version, grants: { ...grants } } });
      await refresh();
      setDraft(null);
      show({ message: text('web.roles.saved', { role: role.name }) });
    } catch (error) {
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
      await refresh();
    }
  };
  const remove = () =>
    undoable(
      async () => {
        await api.people.deleteRole({ params });
        await refresh();
        onGone();
      },
      text('web.roles.deleted', { role: role.name }),
      async () => {
        await api.people.createRole({ body: { name: role.name, grants: role.grants } });
        await refresh();
      },
    );
  return (
    <div className="y-stack y-gap-m">
      <div className="y-row y-gap-s y-between">
        <div className="y-row y-gap-s">
          <b className="y-role-name">
            <InlineText
              label={text('web.roles.name')}
              value={role.name}
              readOnly={!mayEdit}
              check={(name) => (name === null ? text('web.required') : null)}
              currentOf={(current) => (current as Role).name}
              onSave={(name, over) => rename(name ?? '', over)}
            />
          </b>
          {role.key !== null && <Tag>{text('web.roles.shipped')}</Tag>}
          <span className="y-quiet">{text('web.roles.people', { count: role.people })}</span>
        </div>
        {role.key === null && mayEdit && (
          <Button
            disabled={role.people > 0}
            title={role.people > 0 ? text('web.roles.inUse') : undefined}
            onClick={() => void remove()}
          >
            {text('web.roles.delete')}
          </Button>
        )}
      </div>
      {role.key === 'owner' && <p className="y-quiet">{text('web.roles.ownerText')}</p>}
      {!mayEdit && <p className="y-quiet">{text('web.roles.wholeCompany')}</p>}
      <GrantsEditor permissions={permissions} grants={grants} {...(!fixed && { onChange: setDraft })} />
      {changed && (
        <div className="y-savebar">
          <span>{text('web.roles.changes', { count: role.people })}</span>
          <div className="y-row y-gap-s">
            <Button onClick={() => setDraft(null)}>{text('web.roles.revert')}</Button>
            <Button type="primary" loading={save.busy} onClick={() => void keep()}>
              {text('web.roles.save')}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}
