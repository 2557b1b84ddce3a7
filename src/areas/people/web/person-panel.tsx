import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNow } from '../../../ui/format-context.tsx';
import { Icon } from '../../../ui/icons.tsx';
import { ErrorState, SkeletonText } from '../../../ui/states.tsx';
import { Tag } from '../../../ui/tag.tsx';
import { api } from '../../../web/api/client.ts';
import { useSession } from '../../../web/session.ts';
import { PersonState } from './people-columns.tsx';
import { PersonAccess } from './person-access.tsx';
import { PersonFacts } from './person-facts.tsx';
import { PersonLeaves } from './person-leaves.tsx';
import type { Person } from './shapes.ts';
import { usePeopleText } from './words.ts';

/** One colleague beside the list: where they stand, how to reach them, how they get in, and out. */
export function PersonPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const text = usePeopleText();
  const client = useQueryClient();
  const now = useNow(600_000);
  const { person: me } = useSession();
  const found = useQuery(api.people.read.query({ params: { id } }));
  const person = found.data;
  const keep = (changed: Person) => {
    client.setQueryData(api.people.read.key({ params: { id } }), changed);
    void client.invalidateQueries({ queryKey: api.people.list.key() });
    void client.invalidateQueries({ queryKey: api.people.teams.key() });
    void client.invalidateQueries({ queryKey: api.people.roles.key() });
  };
  const gone = () => {
    void client.invalidateQueries({ queryKey: api.people.list.key() });
    onClose();
  };
  return (
    <div className="y-panel">
      <div className="y-panel-head">
        <div>
          <h2>{person?.name ?? ' '}</h2>
          {person && <PersonState person={person} text={text} now={now} />}{' '}
          {person?.id === me.id && <Tag>{text('web.self')}</Tag>}
        </div>
        <button type="button" className="y-iconbutton" aria-label={text('web.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      {found.error && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.isPending && <SkeletonText lines={8} />}
      {person && (
        <>
          <PersonFacts person={person} onChanged={keep} />
          <PersonAccess person={person} onGone={gone} />
          <PersonLeaves person={person} onChanged={keep} />
        </>
      )}
    </div>
  );
}
