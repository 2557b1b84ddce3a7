import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { Card } from '../../../ui/layout.tsx';
import { Page } from '../../../ui/page.tsx';
import { ErrorState, SkeletonText } from '../../../ui/states.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import { useUrlState } from '../../../web/route-hooks.ts';
import { reachOf, useSession } from '../../../web/session.ts';
import { refusalOf } from './grants.ts';
import { PeopleTabs } from './people-tabs.tsx';
import { RoleEditor } from './role-editor.tsx';
import { usePeopleText } from './words.ts';

/** Roles: chosen on the left, what they may do on the right. */
export function RolesPage() {
  const text = usePeopleText();
  const client = useQueryClient();
  const session = useSession();
  const { show } = useToast();
  const [{ role: chosen }, setUrl] = useUrlState<{ role: string | null }>({ role: null });
  const roles = useQuery(api.people.roles.query());
  const permissions = useQuery(api.people.permissions.query());
  const items = roles.data?.items ?? [];
  const role = items.find((one) => one.id === chosen) ?? items.find((one) => one.key === 'sales') ?? items[0];
  const known = permissions.data?.items;
  const wholeCompany = reachOf(session, 'people.manage') === 'all';

  /** A new role begins as a copy of the chosen one, as far as the reader may give it. */
  const add = async () => {
    if (!role || !known) return;
    const grants = Object.fromEntries(
      known.flatMap((permission) => {
        const scope = role.grants[permission.name];
        return scope && refusalOf(session, permission, scope) === null
          ? [[permission.name, scope] as const]
          : [];
      }),
    );
    try {
      const made = await api.people.createRole({
        body: { name: text('web.roles.copyOf', { role: role.name }), grants },
      });
      await client.invalidateQueries({ queryKey: api.people.roles.key() });
      setUrl({ role: made.id });
    } catch (error) {
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
    }
  };
  return (
    <Page
      title={text('web.title')}
      toolbar={<PeopleTabs />}
      actions={
        wholeCompany && (
          <Button type="primary" onClick={() => void add()}>
            {text('web.roles.add')}
          </Button>
        )
      }
    >
      {roles.error && <ErrorState error={roles.error} onRetry={() => void roles.refetch()} />}
      <div className="y-split">
        <Card>
          {roles.isPending && <SkeletonText lines={4} />}
          <nav className="y-rolelist" aria-label={text('web.tabs.roles')}>
            {items.map((one) => (
              <button
                key={one.id}
                type="button"
                aria-current={one.id === role?.id}
                onClick={() => setUrl({ role: one.id })}
              >
                <span>{one.name}</span>
                <span className="y-quiet y-number">{one.people}</span>
              </button>
            ))}
          </nav>
        </Card>
        <Card>
          {role && known ? (
            <RoleEditor
              key={role.id}
              role={role}
              permissions={known}
              mayEdit={wholeCompany}
              onGone={() => setUrl({ role: null })}
            />
          ) : (
            <SkeletonText lines={9} />
          )}
        </Card>
      </div>
    </Page>
  );
}
