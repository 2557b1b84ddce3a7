import Checkbox from 'antd/es/checkbox';
import { useFormat } from '../../../../ui/format-context.tsx';
import type { Folder } from '../shapes.ts';
import { useMailText } from '../text.ts';

/** Which folders are read, and how what was read compares with what the server has. */
export function FolderTable({
  folders,
  onChoose,
}: {
  folders: readonly Folder[];
  onChoose: (paths: string[]) => void;
}) {
  const text = useMailText();
  const format = useFormat();
  if (folders.length === 0) return null;
  const chosen = folders.filter((folder) => folder.chosen).map(({ path }) => path);
  const missing = folders.reduce((sum, folder) => sum + folder.missing, 0);
  const count = (n: number | null) => (n === null ? '–' : format.number(n));
  return (
    <div>
      <table className="mail-folders">
        <thead>
          <tr>
            <th>{text('web.boxes.folders')}</th>
            <th className="y-align-end">{text('web.boxes.onServer')}</th>
            <th className="y-align-end">{text('web.boxes.taken')}</th>
            <th className="y-align-end">{text('web.boxes.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {folders.map(({ path, role, chosen: on, onServer, taken, missing: gap }) => (
            <tr key={path}>
              <td>
                <Checkbox
                  checked={on}
                  onChange={() => onChoose(on ? chosen.filter((one) => one !== path) : [...chosen, path])}
                >
                  {role === 'other' ? path : text(`web.boxes.role.${role}`)}
                </Checkbox>
              </td>
              <td className="y-align-end">{count(onServer)}</td>
              <td className="y-align-end">{count(taken)}</td>
              <td className={gap > 0 ? 'y-align-end y-text-bad' : 'y-align-end'}>{format.number(gap)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing > 0 && <p className="y-note">{text('web.boxes.missingText', { count: missing })}</p>}
    </div>
  );
}
