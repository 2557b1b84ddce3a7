import { type DragEvent, type ReactNode, useState } from 'react';
import './drop-zone.css';
import { Icon } from './icons.tsx';
import { Bar } from './tag.tsx';

type DropZoneProps = {
  /** Endings, as a file input takes them: `.csv,.xlsx`. */
  accept: string;
  title: string;
  choose: string;
  hint?: ReactNode;
  /** Low, for adding to what is there. */
  small?: boolean;
  /** While files are on their way: in words, and how much of them has gone. */
  sending: { words: string; share: number } | null;
  onFiles: (files: File[]) => void;
};

/** Takes files, by dropping or choosing. */
export function DropZone({ accept, title, choose, hint, small = false, sending, onFiles }: DropZoneProps) {
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    if (files && files.length > 0 && !sending) onFiles([...files]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };
  const look = ['y-card', 'y-drop', over && 'y-drop-over', small && 'y-drop-small'].filter(Boolean).join(' ');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the label below is the first
    <div
      className={look}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {sending ? (
        <div className="y-drop-sending" role="status">
          <b>{sending.words}</b>
          <Bar share={sending.share} wide />
        </div>
      ) : (
        <>
          <Icon name="upload" size={small ? 18 : 26} />
          <p className="y-drop-title">{title}</p>
          <label className="y-drop-choose">
            {choose}
            <input
              type="file"
              multiple
              accept={accept}
              onChange={(event) => {
                take(event.target.files);
                event.target.value = '';
              }}
            />
          </label>
          {hint && <p className="y-quiet">{hint}</p>}
        </>
      )}
    </div>
  );
}
