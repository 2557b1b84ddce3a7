import { useQuery } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { api } from '../../../../web/api/client.ts';
import { ApiProblem } from '../../../../web/api/problem.ts';
import { useEventWords } from '../../../../web/settings/audit/event-words.ts';
import { useAfterChange } from '../after-change.ts';
import { useText } from '../text.ts';
import { useValueWords } from '../timeline/use-value-words.ts';
import type { Mergeable } from './pair-rows.ts';

const MergeDialog = lazy(() => import('./merge-dialog.tsx').then((m) => ({ default: m.MergeDialog })));

/** Below this it is not worth a line on the page. */
const leastLikely = 0.5;

type DuplicatesCardProps = { kind: 'account' | 'contact'; record: Mergeable; readOnly: boolean };

/** What may be the same as this record, and what was merged into it; nothing of either, nothing is shown. */
export function DuplicatesCard({ kind, record, readOnly }: DuplicatesCardProps) {
  const text = useText();
  const format = useFormat();
  const { done, refused } = useAfterChange();
  const { wordsOf } = useEventWords();
  const { fieldWords } = useValueWords();
  const params = { id: record.id };
  const isAccount = kind === 'account';
  const call = isAccount ? api.account : api.contact;
  const accounts = useQuery({
    ...api.account.duplicates.query({ params }),
    enabled: isAccount && !readOnly,
  });
  const contacts = useQuery({
    ...api.contact.duplicates.query({ params }),
    enabled: !isAccount && !readOnly,
  });
  const merges = useQuery(call.merges.query({ params }));
  const [comparing, setComparing] = useState<string | null>(null);
  /** A merge that was changed since: what was, and whether to take it apart all the same. */
  const [changed, setChanged] = useState<{ id: string; what: string } | null>(null);
  const near = (isAccount ? accounts.data?.items : contacts.data?.items) ?? [];
  const alike = near.filter((one) => one.likelihood >= leastLikely);
  const merged = merges.data?.items ?? [];
  if (alike.length === 0 && merged.length === 0) return null;

  const takeApart = async (id: string, anyway: boolean): Promise<void> => {
    try {
      await call.undoMerge({ params: { id }, body: { anyway } });
      setChanged(null);
      done(text('web.account.unmerged'), null);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.code !== 'customerMerge.changedSince' || anyway)
        return refused(error);
      const fields = ((error.details.facts?.fields ?? []) as string[]).map(
        (field) => fieldWords(field) ?? field,
      );
      const acts = ((error.details.facts?.done ?? []) as { type: string }[]).map(({ type }) => wordsOf(type));
      setChanged({ id, what: format.list([...fields, ...acts]) });
    }
  };
  return (
    <Card title={text(kind === 'account' ? 'web.account.near' : 'web.contact.near')}>
      <ul className="cust-people">
        {alike.map((one) => (
          <li key={one.id}>
            <div>
              <Link to={`/${kind}s/${one.id}`}>{one.name}</Link>
              <div className="y-quiet">
                {text('web.new.likely', { share: format.percent(Math.min(0.99, one.likelihood)) })}
              </div>
            </div>
            <Button size="small" onClick={() => setComparing(one.id)}>
              {text('web.account.compare')}
            </Button>
          </li>
        ))}
      </ul>
      {merged.length > 0 && (
        <>
          <div className="cust-subhead">{text('web.account.merges')}</div>
          <ul className="cust-people">
            {merged.map((one) => (
              <li key={one.id}>
                <div>
                  {one.awayName}
                  <div className="y-quiet">
                    {[one.mergedBy, format.date(one.mergedAt)].filter(Boolean).join(' · ')}
                  </div>
                  {changed?.id === one.id && (
                    <div className="y-inline-error" role="alert">
                      {text('web.account.unmergeAnyway', { what: changed.what })}
                    </div>
                  )}
                </div>
                {!readOnly && (
                  <Button size="small" onClick={() => void takeApart(one.id, changed?.id === one.id)}>
                    {text(changed?.id === one.id ? 'web.account.unmergeStill' : 'web.account.unmerge')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      {comparing && (
        <Suspense>
          <MergeDialog
            kind={kind}
            record={record}
            otherId={comparing}
            onClose={() => setComparing(null)}
            onMerged={() => setComparing(null)}
          />
        </Suspense>
      )}
    </Card>
  );
}
