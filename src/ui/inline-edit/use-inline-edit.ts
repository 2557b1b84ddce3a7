import { useState } from 'react';

/** A refusal because somebody else changed the record meanwhile, as the web's ApiProblem carries it. */
type Stale = Error & { isStale: true; current: unknown };

function asStale(error: unknown): Stale | null {
  return error instanceof Error && 'isStale' in error && error.isStale === true ? (error as Stale) : null;
}

export type InlineEditOptions<T> = {
  value: T;
  /**
   * Saves; rejects with what the server said. `over` is the record as it is now when the reader decided to put theirs
   * over somebody else's: save with its version.
   */
  onSave: (value: T, over?: unknown) => Promise<unknown>;
  /** This field's value in the record that came with a conflict; without it only the message is shown. */
  currentOf?: ((current: unknown) => T) | undefined;
  /** Why a draft can't be saved, or null. */
  check?: ((draft: T) => string | null) | undefined;
};

export type Conflict<T> = { theirs: T; mine: T; current: unknown };

/** The life of a value edited in place: shown, edited, saving, refused, in conflict. */
export function useInlineEdit<T>({ value, onSave, currentOf, check }: InlineEditOptions<T>) {
  const [draft, setDraft] = useState<T | undefined>(undefined);
  const [editing, setEditing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [conflict, setConflict] = useState<Conflict<T> | null>(null);

  const forget = () => {
    setDraft(undefined);
    setEditing(false);
    setError(null);
    setConflict(null);
  };
  const save = async (next: T, over?: unknown) => {
    setSaving(true);
    setEditing(false);
    setConflict(null);
    setError(null);
    try {
      await onSave(next, over);
      setDraft(undefined);
    } catch (cause) {
      const stale = asStale(cause);
      if (stale && currentOf)
        setConflict({ theirs: currentOf(stale.current), mine: next, current: stale.current });
      else {
        setError(cause instanceof Error ? cause.message : String(cause));
        setEditing(true);
      }
    } finally {
      setSaving(false);
    }
  };

  return {
    editing,
    saving,
    error,
    conflict,
    /** What to show now: the draft while it is edited or on its way, else the value. */
    shown: draft === undefined ? value : draft,
    begin: () => {
      setDraft(value);
      setEditing(true);
    },
    change: (next: T) => {
      setDraft(next);
      setError(null);
    },
    cancel: forget,
    /** Saves `next` (or the draft) unless nothing changed or it can't be saved. */
    commit: (next: T | undefined = draft) => {
      if (!editing || next === undefined) return;
      if (JSON.stringify(next) === JSON.stringify(value)) return forget();
      const wrong = check?.(next) ?? null;
      if (wrong !== null) return setError(wrong);
      setDraft(next);
      void save(next);
    },
    keepTheirs: forget,
    keepMine: () => conflict && void save(conflict.mine, conflict.current),
  };
}

export type InlineEditState<T> = ReturnType<typeof useInlineEdit<T>>;
