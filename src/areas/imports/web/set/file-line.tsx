import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Link } from '../../../../ui/link.tsx';
import { popupPlace } from '../../../../ui/popup-place.ts';
import { Quiet, Tag } from '../../../../ui/tag.tsx';
import { kinds } from '../../rules/kinds.ts';
import { dids, type ImportSet, type Kind, type SetFile } from '../shapes.ts';
import { useText } from '../text.ts';
import { CountCell } from './count.tsx';
import { FileColumns } from './file-columns.tsx';
import type { SetActs } from './use-import-set.ts';

type FileLineProps = {
  set: ImportSet;
  file: SetFile;
  acts: SetActs;
  opened: boolean;
  onOpen: () => void;
};

/** Below this a person had better look at what a file was taken for. */
const sure = 0.5;

/** One file: what it holds, what would come of it, and, opened, its columns. */
export function FileLine({ set, file, acts, opened, onOpen }: FileLineProps) {
  const text = useText();
  const { choice, counts } = file;
  const disabled = acts.busy || set.state === 'checking';
  const out = choice.kind === 'none';
  return (
    <>
      <tr className={out ? 'y-map-out' : undefined}>
        <td className="imp-name">
          <b title={file.fileName}>{file.fileName}</b>
          <FileNotes set={set} file={file} />
        </td>
        <td>
          <Select<Kind>
            aria-label={`${file.fileName}: ${text('web.file.holds')}`}
            className="imp-kind"
            popupMatchSelectWidth={false}
            disabled={disabled}
            getPopupContainer={popupPlace}
            value={choice.kind}
            options={kinds.map((value) => ({ value, label: text(`web.kind.${value}`) }))}
            // Columns mean something else then: they are looked at anew.
            onChange={(kind) => acts.choose({ files: [{ ...choice, kind, columns: [] }] })}
          />
        </td>
        {dids.map((did) => (
          <CountCell
            key={did}
            setId={set.id}
            file={file.file}
            did={did}
            n={out || !set.checked ? 0 : counts[did]}
          />
        ))}
        <td className="imp-line-acts">
          {!out && (
            <Button size="small" aria-expanded={opened} onClick={onOpen}>
              {text('web.file.columns')} <Icon name={opened ? 'up' : 'down'} size={12} />
            </Button>
          )}
          <button
            type="button"
            className="y-iconbutton"
            disabled={disabled}
            aria-label={`${text('web.file.remove')}: ${file.fileName}`}
            title={text('web.file.remove')}
            onClick={() => acts.remove(file.file)}
          >
            <Icon name="close" />
          </button>
        </td>
      </tr>
      {opened && !out && (
        <tr className="imp-columns">
          <td colSpan={dids.length + 3}>
            <FileColumns key={`${set.version}`} set={set} file={file} acts={acts} />
          </td>
        </tr>
      )}
    </>
  );
}

/** How it was read, and what is worth knowing about it. */
function FileNotes({ set, file }: { set: ImportSet; file: SetFile }) {
  const text = useText();
  const format = useFormat();
  const [likeliest] = file.recognised;
  const same = set.sameFiles.find((one) => one.file === file.file);
  const read = [
    text('web.file.rows', { count: file.rows, shown: format.number(file.rows) }),
    file.format.toUpperCase(),
    ...(file.format === 'csv' ? [file.encoding.toUpperCase()] : []),
  ].join(' · ');
  return (
    <div className="imp-notes">
      <Quiet>{read}</Quiet>
      {likeliest && likeliest.kind === file.choice.kind && likeliest.confidence < sure && (
        <Tag tone="warn">{text('web.file.unsure')}</Tag>
      )}
      {file.skippedLines > 0 && <Quiet>{text('web.file.skippedLines', { count: file.skippedLines })}</Quiet>}
      {same && (
        <Link to={`/import/${same.id}`}>
          {text('web.file.sameBefore', { when: format.dateTime(same.at) })}
        </Link>
      )}
      {file.leadsImportId && (
        <Link to={`/leads/import/${file.leadsImportId}`}>{text('web.file.leadsOpen')}</Link>
      )}
      {file.leftOut.map(({ code, message }) => (
        <span key={`${code}${message}`} className="y-quiet imp-clamped" title={message}>
          {message}
        </span>
      ))}
    </div>
  );
}
