import { useFormat } from '../../../../ui/format-context.tsx';
import { ProgressPanel } from '../../../../ui/progress-panel.tsx';
import { Bar } from '../../../../ui/tag.tsx';
import type { ImportSet } from '../shapes.ts';
import { useText } from '../text.ts';
import type { SetActs } from './use-import-set.ts';

/** How far an import or its undoing is, file by file. */
export function ProgressCard({ set, acts }: { set: ImportSet; acts: SetActs }) {
  const text = useText();
  const format = useFormat();
  const { progress, state } = set;
  const undoing = state === 'undoing';
  const inOrder = set.order
    .map((file) => set.files.find((one) => one.file === file))
    .filter((one) => one !== undefined && one.choice.kind !== 'none') as ImportSet['files'];
  return (
    <ProgressPanel
      title={text(undoing ? 'web.progress.undoing' : 'web.progress.running')}
      state="running"
      done={progress?.done ?? 0}
      total={progress?.total ?? null}
      {...(set.startedAt && { startedAt: set.startedAt })}
      note={
        !undoing && (
          <ul className="imp-progress">
            {inOrder.map((one) => (
              <li key={one.file} aria-current={progress?.file === one.file ? 'step' : undefined}>
                <span>{one.fileName}</span>
                <Bar share={one.rows > 0 ? one.counts.rows / one.rows : 0} wide />
                <span className="y-number y-quiet">
                  {format.number(one.counts.rows)} / {format.number(one.rows)}
                </span>
              </li>
            ))}
          </ul>
        )
      }
      {...(!undoing && { onCancel: acts.cancel })}
    />
  );
}
