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
            {rowsDone(inOrder, progress?.done ?? 0).map(({ file, fileName, rows, done }) => (
              <li key={file} aria-current={progress?.file === file ? 'step' : undefined}>
                <span>{fileName}</span>
                <Bar share={rows > 0 ? done / rows : 0} wide />
                <span className="y-number y-quiet">
                  {format.number(done)} / {format.number(rows)}
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

/** How many rows of each file are through: files go in one after the other. */
function rowsDone(files: ImportSet['files'], done: number) {
  let left = done;
  return files.map(({ file, fileName, rows }) => {
    const through = Math.min(rows, Math.max(0, left));
    left -= rows;
    return { file, fileName, rows, done: through };
  });
}
