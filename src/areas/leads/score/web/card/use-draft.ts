import { hashKey, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useToast } from '../../../../../ui/toast.tsx';
import { api } from '../../../../../web/api/client.ts';
import { ApiProblem } from '../../../../../web/api/problem.ts';
import type { Card, Draft } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { back, begin, type EditHistory, forth, now, step } from './edit-history.ts';

/** So long after the last change the draft is saved: typing a number is one save. */
const patience = 500;

export type CardEdit = (change: (card: Card) => Card) => void;

/** The draft on the desk: changed at once, saved a moment later, each step taken back and done again. */
export type DraftDesk = {
  draft: Draft;
  /** The card as it is now on the screen. */
  card: Card;
  /** As it was when the last save was answered: what a preview may be asked for. */
  saved: Card;
  edit: CardEdit;
  undo: (() => void) | null;
  redo: (() => void) | null;
  saving: boolean;
  /** Not null: someone else changed the draft meanwhile. */
  conflict: { takeTheirs: () => void; keepMine: () => void } | null;
  problem: string | null;
  discard: () => Promise<void>;
  /** Waits until everything is saved. @returns the draft to publish */
  settle: () => Promise<Draft | null>;
};

export function useDraftQuery() {
  return useQuery({ ...api.score.draft.query(), refetchOnWindowFocus: false });
}

/** @param first the draft as the server has it; a later reading is taken over */
export function useDraftDesk(first: Draft): DraftDesk {
  const text = useScoreText();
  const client = useQueryClient();
  const { show } = useToast();
  const [draft, setDraft] = useState(first);
  const [history, setHistory] = useState<EditHistory<Card>>(() => begin(first.card));
  const [saving, setSaving] = useState(false);
  const [theirs, setTheirs] = useState<Draft | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // `sent` is the card as we sent it last: the server's answer has its keys in another order.
  const latest = useRef({ draft, history, sent: first.card });
  latest.current = { ...latest.current, draft, history };
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const running = useRef<Promise<Draft | null> | null>(null);

  const take = (next: Draft) => {
    setDraft(next);
    latest.current.draft = next;
    // A reading that began before this is older than it.
    void client.cancelQueries({ queryKey: api.score.draft.key() });
    client.setQueryData(api.score.draft.query().queryKey, next);
  };
  /** Another card on the desk, with no step before it. */
  const restart = (next: Draft) => {
    take(next);
    const steps = begin(next.card);
    setHistory(steps);
    latest.current.history = steps;
    latest.current.sent = next.card;
  };
  const send = async (version: number): Promise<Draft | null> => {
    const card = now(latest.current.history);
    setSaving(true);
    try {
      const next = await api.score.saveDraft({ body: { version, card, note: latest.current.draft.note } });
      take(next);
      latest.current.sent = card;
      setProblem(null);
      return next;
    } catch (error) {
      if (error instanceof ApiProblem && error.isStale) setTheirs(await api.score.draft());
      else setProblem(error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      setSaving(false);
    }
  };
  /** One save at a time; what was changed during one is saved after it. */
  const save = (): Promise<Draft | null> => {
    if (timer.current) clearTimeout(timer.current);
    timer.current = null;
    const before = running.current ?? Promise.resolve(null);
    running.current = before.then(() => {
      const { draft: known, history: steps, sent } = latest.current;
      return sent === now(steps) ? known : send(known.version);
    });
    return running.current;
  };
  const put = (next: EditHistory<Card>) => {
    setHistory(next);
    latest.current.history = next;
    if (timer.current) clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), patience);
  };
  const saveNow = useRef(save);
  saveNow.current = save;
  // Read again (after publishing, or because somebody else worked on it): taken over, unless something here waits to be saved; then
  // the save meets the newer version and both sides are shown.
  useEffect(() => {
    const { draft: known, history: steps, sent } = latest.current;
    const isKnown = first.id === known.id && first.version === known.version;
    if (isKnown || timer.current || sent !== now(steps)) return;
    setDraft(first);
    latest.current.draft = first;
    if (hashKey([first.card]) === hashKey([sent])) return;
    latest.current.sent = first.card;
    setHistory(begin(first.card));
  }, [first]);
  // Leaving the page must not lose the last change.
  useEffect(
    () => () => {
      if (timer.current) void saveNow.current();
    },
    [],
  );

  return {
    draft,
    card: now(history),
    saved: draft.card,
    edit: (change) => put(step(latest.current.history, change(now(latest.current.history)))),
    undo: history.at > 0 ? () => put(back(latest.current.history)) : null,
    redo: history.at < history.steps.length - 1 ? () => put(forth(latest.current.history)) : null,
    saving,
    problem,
    conflict: theirs && {
      takeTheirs: () => {
        take(theirs);
        const steps = step(latest.current.history, theirs.card);
        setHistory(steps);
        latest.current.history = steps;
        latest.current.sent = now(steps);
        setTheirs(null);
      },
      keepMine: () => {
        setTheirs(null);
        void send(theirs.version);
      },
    },
    settle: save,
    async discard() {
      if (timer.current) clearTimeout(timer.current);
      timer.current = null;
      await running.current;
      const { draft: thrown } = latest.current;
      try {
        await api.score.dropDraft({ query: { version: thrown.version } });
      } catch (error) {
        return show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
      }
      const fresh = await api.score.draft();
      restart(fresh);
      show({
        message: text('web.card.discarded'),
        undo: async () => {
          const again = await api.score.saveDraft({
            body: { version: latest.current.draft.version, card: thrown.card, note: thrown.note },
          });
          restart(again);
        },
      });
    },
  };
}
