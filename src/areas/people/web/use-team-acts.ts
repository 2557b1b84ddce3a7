import { useQueryClient } from '@tanstack/react-query';
import { useToast } from '../../../ui/toast.tsx';
import { api } from '../../../web/api/client.ts';
import type { Team } from './shapes.ts';
import { usePeopleText } from './words.ts';

export type TeamActs = {
  rename: (team: Team, name: string, over?: unknown) => Promise<void>;
  move: (team: Team, parentId: string | null) => void;
  remove: (team: Team) => void;
};

/** What can be done to a team; moves and deletions are done at once and can be taken back. */
export function useTeamActs(): TeamActs {
  const text = usePeopleText();
  const client = useQueryClient();
  const { undoable } = useToast();
  const refresh = async () => {
    await Promise.all(
      [api.people.teams.key(), api.people.list.key(), api.people.read.key()].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
  };
  return {
    async rename({ id, version }, name, over) {
      const known = (over as Team | undefined)?.version ?? version;
      await api.people.editTeam({ params: { id }, body: { version: known, name } });
      await refresh();
    },
    move({ id, name, version, parentId: before }, parentId) {
      let moved = version;
      const put = async (place: string | null) => {
        const team = await api.people.editTeam({
          params: { id },
          body: { version: moved, parentId: place },
        });
        moved = team.version;
        await refresh();
      };
      void undoable(
        () => put(parentId),
        text('web.teams.moved', { team: name }),
        () => put(before),
      );
    },
    remove({ id, name }) {
      const params = { id };
      void undoable(
        () => api.people.deleteTeam({ params }).then(refresh),
        text('web.teams.deleted', { team: name }),
        () => api.people.restoreTeam({ params }).then(refresh),
      );
    },
  };
}
