import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { newKey } from '../../../../web/api/call.ts';
import { api } from '../../../../web/api/client.ts';
import { asProblem, inWords } from '../../../../web/api/problem.ts';
import { underWay } from '../../../../web/import/tone-of.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import type { Choices, FileChoice, ImportSet, Repair } from '../shapes.ts';

const { importSet } = api;

/** Everything that can be done with a set. Each act answers with the set as it is then. */
export type SetActs = {
  busy: boolean;
  /** What the last act was refused with. */
  problem: string | null;
  choose: (change: { choices?: Choices; files?: FileChoice[] }) => void;
  repair: (repairs: Repair[]) => void;
  /** @param problems numbers of the last check; left out: all that have a proposal */
  accept: (problems?: number[]) => void;
  revoke: (repairs?: Omit<Repair, 'to'>[]) => void;
  remove: (file: number) => void;
  /** Says that files were added. */
  added: (set: ImportSet) => void;
  check: () => void;
  run: () => void;
  cancel: () => void;
  undo: () => void;
};

/** A set as it is, moving by itself while something is going on. */
export function useImportSet(id: string) {
  const client = useQueryClient();
  const query = importSet.read.query({ params: { id } });
  const found = useQuery({
    ...query,
    refetchInterval: ({ state }) => (state.data && underWay.has(state.data.state) ? 600 : false),
  });
  const shown = [importSet.read.key(), importSet.problems.key(), importSet.rows.key(), importSet.list.key()];
  useLiveRefresh(['import'], shown);
  const { state, version } = found.data ?? {};
  // What is wrong is known anew whenever the set has moved.
  // biome-ignore lint/correctness/useExhaustiveDependencies: state and version are what moves
  useEffect(() => {
    void client.invalidateQueries({ queryKey: importSet.problems.key() });
    void client.invalidateQueries({ queryKey: importSet.rows.key() });
  }, [client, state, version]);
  const took = (set: ImportSet) => {
    client.setQueryData(query.queryKey, set);
    void client.invalidateQueries({ queryKey: importSet.list.key() });
  };
  return { ...found, data: found.data as ImportSet | undefined, took };
}

/** The acts on a set; one at a time. */
export function useSetActs(set: ImportSet, took: (set: ImportSet) => void): SetActs {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const stopped = useRef(false);
  const begun = useRef(0);
  const params = { id: set.id };
  const { version } = set;
  const act = async (call: (once: { idempotencyKey: string }) => Promise<unknown>) => {
    setBusy(true);
    setProblem(null);
    try {
      took((await call({ idempotencyKey: newKey() })) as ImportSet);
    } catch (error) {
      setProblem(inWords(error));
      // Somebody else, or another window, was faster: what stands is shown.
      if (asProblem(error)?.status === 409)
        await client.invalidateQueries({ queryKey: importSet.read.key() });
    } finally {
      setBusy(false);
    }
  };
  const check = () => void act((once) => importSet.check({ params }, once));

  // What has not been looked through yet is, once: nothing is written by it.
  const waits = set.state === 'uploaded' && set.files.some(({ choice }) => choice.kind !== 'none');
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version of the set
  useEffect(() => {
    if (!waits || stopped.current || begun.current === version) return;
    begun.current = version;
    check();
  }, [waits, version]);

  return {
    busy,
    problem,
    choose: (change) => void act((once) => importSet.choose({ params, body: { version, ...change } }, once)),
    repair: (repairs) => void act((once) => importSet.repair({ params, body: { version, repairs } }, once)),
    accept: (problems) =>
      void act((once) =>
        importSet.accept({ params, body: { version, ...(problems && { problems }) } }, once),
      ),
    revoke: (repairs) =>
      void act((once) => importSet.revoke({ params, body: { version, ...(repairs && { repairs }) } }, once)),
    remove: (file) => void act((once) => importSet.remove({ params: { ...params, file } }, once)),
    added: took,
    check() {
      stopped.current = false;
      check();
    },
    run: () => void act((once) => importSet.run({ params }, once)),
    cancel() {
      stopped.current = true;
      void act((once) => importSet.cancel({ params }, once));
    },
    undo: () => void act((once) => importSet.undo({ params }, once)),
  };
}
