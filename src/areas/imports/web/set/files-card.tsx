import { useState } from 'react';
import { DropZone } from '../../../../ui/drop-zone.tsx';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { inWords } from '../../../../web/api/problem.ts';
import { accepted, sendMore } from '../send-files.ts';
import { dids, type ImportSet } from '../shapes.ts';
import { useText } from '../text.ts';
import { CountCell } from './count.tsx';
import { FileLine } from './file-line.tsx';
import type { SetActs } from './use-import-set.ts';

/** The files in the order they go in: what each holds, and what would come of it. */
export function FilesCard({ set, acts }: { set: ImportSet; acts: SetActs }) {
  const text = useText();
  const format = useFormat();
  const [opened, setOpened] = useState<number | null>(null);
  const inOrder = [...set.files].sort((a, b) => set.order.indexOf(a.file) - set.order.indexOf(b.file));
  return (
    <>
      <Card title={text('web.step.files')} flush>
        <table className="y-simple-table imp-files">
          <thead>
            <tr>
              <th>{text('web.preview.file')}</th>
              <th>{text('web.file.holds')}</th>
              {dids.map((did) => (
                <th key={did} className="imp-count">
                  {text(`web.counts.${did}`)}
                </th>
              ))}
              <th>
                <span className="y-visually-hidden">{text('web.file.columns')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {inOrder.map((file) => (
              <FileLine
                key={file.file}
                set={set}
                file={file}
                acts={acts}
                opened={opened === file.file}
                onOpen={() => setOpened(opened === file.file ? null : file.file)}
              />
            ))}
          </tbody>
          {set.checked && set.files.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row" colSpan={2}>
                  {text('web.preview.total')} · {format.number(set.counts.rows)}
                </th>
                {dids.map((did) => (
                  <CountCell key={did} setId={set.id} file={null} did={did} n={set.counts[did]} />
                ))}
                <td />
              </tr>
            </tfoot>
          )}
        </table>
      </Card>
      <MoreFiles set={set} acts={acts} />
    </>
  );
}

/** Further files that belong to those that are there. */
function MoreFiles({ set, acts }: { set: ImportSet; acts: SetActs }) {
  const text = useText();
  const [sending, setSending] = useState<{ words: string; share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (set.state === 'checking') return null;
  const take = async (files: File[]) => {
    const words = text('web.uploading', { name: files[0]!.name, count: files.length });
    setProblem(null);
    setSending({ words, share: 0 });
    try {
      acts.added(await sendMore(set.id, files, (share) => setSending({ words, share })));
    } catch (error) {
      setProblem(inWords(error));
    } finally {
      setSending(null);
    }
  };
  return (
    <div>
      <DropZone
        small
        accept={accepted}
        title={text('web.dropMore')}
        choose={text('web.choose')}
        sending={sending}
        onFiles={(files) => void take(files)}
      />
      {problem && (
        <div className="y-inline-error" role="alert">
          {problem}
        </div>
      )}
    </div>
  );
}
