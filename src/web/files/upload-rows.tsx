import { useFormat } from '../../ui/format-context.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Bar } from '../../ui/tag.tsx';
import { useFileText } from './text.ts';
import { dropUpload, retryUpload, type Upload } from './uploads.ts';

/** What is on its way, and what did not get through. */
export function UploadRows({ uploads }: { uploads: readonly Upload[] }) {
  const text = useFileText();
  const format = useFormat();
  return (
    <ul className="y-files" aria-live="polite">
      {uploads.map(({ key, file, share, trouble }) => (
        <li key={key} className="y-file">
          <span className="y-file-mark">
            <Icon name={trouble ? 'warn' : 'upload'} size={18} />
          </span>
          <div className="y-file-words">
            <span className="y-file-name" title={file.name}>
              {file.name}
            </span>
            {trouble ? (
              <div className="y-inline-error">
                {trouble === 'lost' ? text('web.lost') : `${trouble.message} ${trouble.next}`}
                <button type="button" className="y-textbutton" onClick={() => retryUpload(key)}>
                  {text('web.again')}
                </button>
                <button type="button" className="y-textbutton" onClick={() => dropUpload(key)}>
                  {text('web.dismiss')}
                </button>
              </div>
            ) : (
              <span role="status" aria-label={text('web.uploading', { name: file.name })}>
                <Bar share={share} />
                <span className="y-quiet">
                  {format.percent(share)} · {format.bytes(file.size)}
                </span>
              </span>
            )}
          </div>
          {!trouble && (
            <button
              type="button"
              className="y-iconbutton"
              aria-label={text('web.cancel', { name: file.name })}
              onClick={() => dropUpload(key)}
            >
              <Icon name="close" />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
