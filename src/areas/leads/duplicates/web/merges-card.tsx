import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../../../ui/layout.tsx';
import { When } from '../../../../ui/person.tsx';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { useAfterChange } from '../../web/after-change.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import { useDuplicateText } from './text.ts';

/** What was merged into a lead, and how to take it apart again. Nothing when nothing was. */
export function MergesCard({ leadId, readOnly }: { leadId: string; readOnly: boolean }) {
  const text = useDuplicateText();
  const merges = useQuery(api.duplicate.merges.query({ params: { id: leadId } }));
  const items = merges.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Card title={text('web.record.merges')}>
      <ul className="dup-near">
        {items.map((merge) => (
          <MergeRow key={merge.id} merge={merge} readOnly={readOnly} />
        ))}
      </ul>
    </Card>
  );
}

type Merge = { id: string; awayName: string; awayCompany: string; mergedBy: string | null; mergedAt: string };

function MergeRow({ merge, readOnly }: { merge: Merge; readOnly: boolean }) {
  const text = useDuplicateText();
  const leads = useText();
  const client = useQueryClient();
  const { done, refused } = useAfterChange();
  const [busy, setBusy] = useState(false);
  /** Something was done with the lead since: said first, done only when asked for again. */
  const [warned, setWarned] = useState<string | null>(null);
  const name = leadName({ name: merge.awayName, company: merge.awayCompany }, leads('web.act.unnamed'));
  const undo = async (anyway: boolean) => {
    setBusy(true);
    try {
      await api.duplicate.undoMerge({ params: { id: merge.id }, body: { anyway } });
      done(text('web.record.undone', { lead: name }), null);
      for (const queryKey of [
        api.duplicate.merges.key(),
        api.duplicate.near.key(),
        api.duplicate.pairs.key(),
      ])
        void client.invalidateQueries({ queryKey });
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'merge.changedSince' && !anyway)
        setWarned(error.message);
      else refused(error);
      setBusy(false);
    }
  };
  return (
    <li>
      <div>{name}</div>
      <div className="y-quiet">
        {merge.mergedBy && `${text('web.record.mergedBy', { name: merge.mergedBy })} · `}
        <When at={merge.mergedAt} />
      </div>
      {warned !== null && (
        <p className="dup-warned" role="alert">
          {warned}
          <span className="y-note">{text('web.record.stays')}</span>
        </p>
      )}
      {!readOnly && (
        <button
          type="button"
          className="y-textbutton dup-near-acts"
          disabled={busy}
          onClick={() => void undo(warned !== null)}
        >
          {text(warned === null ? 'web.record.undo' : 'web.record.undoAnyway')}
        </button>
      )}
    </li>
  );
}
