import Button from 'antd/es/button';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Bar, Quiet } from '../../../../ui/tag.tsx';
import type { ImportSet } from '../shapes.ts';
import { useText } from '../text.ts';
import type { SetActs } from './use-import-set.ts';

/** What would come in, in one look, and the two acts: check, import. */
export function ActCard({ set, acts }: { set: ImportSet; acts: SetActs }) {
  const text = useText();
  const format = useFormat();
  const { counts, progress, state } = set;
  const checking = state === 'checking';
  const comes = counts.created + counts.changed;
  return (
    <Card>
      <div className="imp-act" aria-live="polite">
        {checking ? (
          <>
            <b>{text('web.progress.checking')}</b>
            <Bar share={progress && progress.total > 0 ? progress.done / progress.total : 0} wide />
          </>
        ) : set.checked ? (
          <Summary set={set} />
        ) : (
          <Quiet>{text('web.preview.wait')}</Quiet>
        )}
        <Button
          type="primary"
          size="large"
          block
          disabled={checking || acts.busy || !set.checked || comes === 0}
          onClick={acts.run}
        >
          {comes > 0 && set.checked
            ? text('web.act.runCount', { count: format.number(comes) })
            : text('web.act.run')}
        </Button>
        {checking ? (
          <Button block onClick={acts.cancel}>
            {text('web.act.cancel')}
          </Button>
        ) : (
          <Button block disabled={acts.busy} onClick={acts.check}>
            {text(set.checked ? 'web.act.checkAgain' : 'web.act.check')}
          </Button>
        )}
        {acts.problem && (
          <div className="y-inline-error" role="alert">
            {acts.problem}
          </div>
        )}
      </div>
    </Card>
  );
}

/** The three things to know before it is carried out. */
function Summary({ set: { counts, problems } }: { set: ImportSet }) {
  const text = useText();
  const format = useFormat();
  const lines = (['created', 'changed', 'known', 'refused', 'leftOut'] as const).filter(
    (key) => counts[key] > 0 || key === 'created',
  );
  return (
    <dl className="imp-summary">
      {lines.map((key) => (
        <div key={key}>
          <dt>{text(`web.counts.${key}`)}</dt>
          <dd className={key === 'refused' && problems.refusedRows > 0 ? 'y-text-bad' : undefined}>
            {format.number(counts[key])}
          </dd>
        </div>
      ))}
    </dl>
  );
}
