import { type DragEvent, useState } from 'react';
import { Icon } from '../../../../ui/icons.tsx';
import { ErrorState } from '../../../../ui/states.tsx';
import { Bar } from '../../../../ui/tag.tsx';
import { useGo } from '../../../../web/route-hooks.ts';
import { useImportText } from './text.ts';
import { uploadFile } from './upload.ts';

const accepted = '.csv,.tsv,.txt,.xlsx,.vcf';

/** Takes a file, by dropping or choosing, sends it and goes on to what is in it. */
export function DropZone() {
  const text = useImportText();
  const go = useGo();
  const [over, setOver] = useState(false);
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const [problem, setProblem] = useState<Error | null>(null);

  const take = async (file: File | undefined) => {
    if (!file || sending) return;
    setProblem(null);
    setSending({ name: file.name, share: 0 });
    try {
      const { id } = await uploadFile(file, (share) => setSending({ name: file.name, share }));
      go(`/leads/import/${id}`);
    } catch (error) {
      setProblem(error as Error);
      setSending(null);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the label below is the first
    <div
      className={over ? 'y-card y-drop y-drop-over' : 'y-card y-drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {sending ? (
        <div className="y-drop-sending" role="status">
          <b>{text('web.uploading', { name: sending.name })}</b>
          <Bar share={sending.share} />
        </div>
      ) : (
        <>
          <Icon name="upload" size={24} />
          <p>{text('web.drop')}</p>
          <label className="y-drop-choose">
            {text('web.choose')}
            <input
              type="file"
              accept={accepted}
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </label>
          <p className="y-quiet">{text('web.dropHint')}</p>
        </>
      )}
      {problem && <ErrorState error={problem} />}
    </div>
  );
}
