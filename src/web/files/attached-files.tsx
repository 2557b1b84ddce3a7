import { useState } from 'react';
import { FileMark, FileName } from './file-row.tsx';
import './files.css';
import { PictureView } from './picture-view.tsx';
import type { AttachedFile } from './shapes.ts';

/** Files inside an entry of a timeline: small pictures, and names. */
export function AttachedFiles({ files }: { files: readonly AttachedFile[] }) {
  const [shown, setShown] = useState<AttachedFile | null>(null);
  return (
    <div className="y-attached">
      {files.map((file) => (
        <span key={file.id} className="y-attached-one">
          <FileMark file={file} onShow={setShown} />
          <FileName file={file} onShow={setShown} />
        </span>
      ))}
      {shown && <PictureView files={files} shown={shown} onShow={setShown} onClose={() => setShown(null)} />}
    </div>
  );
}
