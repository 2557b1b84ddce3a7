import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Link } from '../../../../ui/link.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { listAddress } from '../../../../web/records/filters-in.ts';
import { useAfterChange } from '../../web/after-change.ts';
import { useAssignmentText } from './text.ts';

const nobodys = listAddress('/leads', [
  { field: 'owner', operator: 'anyOf', values: ['nobody'] },
  { field: 'status', operator: 'anyOf', values: ['new', 'working', 'qualified'] },
]);

/** How many leads belong to nobody: to the list of them, or shared out by the rules now. */
export function UnassignedLine() {
  const text = useAssignmentText();
  const format = useFormat();
  const client = useQueryClient();
  const { done, refused } = useAfterChange();
  const [busy, setBusy] = useState(false);
  const waiting = useQuery(api.assignment.unassigned.query({ query: { limit: 1 } }));
  useLiveRefresh(['lead'], [api.assignment.unassigned.key()]);
  if (!waiting.data) return null;
  const { total, exact } = waiting.data;
  if (total === 0) return <span className="y-quiet">{text('web.allAssigned')}</span>;
  const count = exact ? format.number(total) : `${format.number(total)}+`;
  const readAgain = () => client.invalidateQueries({ queryKey: api.assignment.unassigned.key() });
  const shareOut = async () => {
    setBusy(true);
    try {
      const { batchId, given, left } = await api.assignment.run({ body: {} });
      done(
        text('web.sharedOut', { given: format.number(given), left: format.number(left) }),
        batchId,
        () => void readAgain(),
      );
    } catch (error) {
      refused(error);
    }
    await readAgain();
    setBusy(false);
  };
  return (
    <>
      <Link to={nobodys}>{text('web.unassigned', { total: count })}</Link>
      <Button loading={busy} onClick={() => void shareOut()}>
        {text('web.shareOut')}
      </Button>
    </>
  );
}
