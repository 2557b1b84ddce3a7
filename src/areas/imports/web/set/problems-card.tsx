import Button from 'antd/es/button';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { ErrorState, SkeletonText } from '../../../../ui/states.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
import type { ImportSet } from '../shapes.ts';
import { useText } from '../text.ts';
import { ProblemLine } from './problem-line.tsx';
import type { SetActs } from './use-import-set.ts';
import type { Problems } from './use-problems.ts';

type ProblemsCardProps = { set: ImportSet; acts: SetActs; problems: Problems };

/** What is wrong or could be better, one line for all rows that have it, each to be put right in place. */
export function ProblemsCard({
  set,
  acts,
  problems: { items, loading, error, retry, more },
}: ProblemsCardProps) {
  const text = useText();
  const format = useFormat();
  const { refusedRows, proposals } = set.problems;
  const open = ['uploaded', 'checking', 'ready', 'failed'].includes(set.state);
  if (!set.checked && items.length === 0) return null;
  if (!open && items.length === 0) return null;
  return (
    <Card
      title={text('web.step.problems')}
      extra={
        refusedRows > 0
          ? text('web.problems.refused', { count: refusedRows, shown: format.number(refusedRows) })
          : items.length > 0 && text('web.problems.onlyNotes')
      }
      flush={items.length > 0}
    >
      {error && <ErrorState error={error} onRetry={retry} />}
      {loading && <SkeletonText lines={4} />}
      {!error && !loading && items.length === 0 && <Quiet>{text('web.problems.none')}</Quiet>}
      {open && proposals > 1 && (
        <div className="imp-all">
          <Button
            type="primary"
            ghost
            disabled={acts.busy || set.state === 'checking'}
            onClick={() => acts.accept()}
          >
            {text('web.problems.acceptAll', { count: proposals })}
          </Button>
        </div>
      )}
      {items.length > 0 && (
        <ul className="imp-problems">
          {items.map((problem) => (
            <ProblemLine
              key={`${problem.n}-${problem.code}-${problem.value}`}
              set={set}
              acts={acts}
              problem={problem}
              open={open}
            />
          ))}
        </ul>
      )}
      {more && (
        <button type="button" className="y-more" onClick={more}>
          {text('web.problems.more')}
        </button>
      )}
    </Card>
  );
}
