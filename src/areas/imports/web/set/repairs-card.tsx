import Button from 'antd/es/button';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Quiet } from '../../../../ui/tag.tsx';
import type { ImportSet } from '../shapes.ts';
import { useText } from '../text.ts';
import type { SetActs } from './use-import-set.ts';

/** What is read as something else, each to be taken back. */
export function RepairsCard({ set, acts }: { set: ImportSet; acts: SetActs }) {
  const text = useText();
  if (set.repairs.length === 0) return null;
  const disabled = acts.busy || set.state === 'checking';
  const blank = text('web.problems.blank');
  return (
    <Card
      title={text('web.step.repairs')}
      extra={
        <Button size="small" type="text" disabled={disabled} onClick={() => acts.revoke()}>
          {text('web.repairs.revokeAll')}
        </Button>
      }
    >
      <ul className="imp-repairs">
        {set.repairs.map(({ file, column, from, to }) => {
          const of = set.files.find((one) => one.file === file);
          return (
            <li key={JSON.stringify([file, column, from])}>
              <span>
                <s>{from || blank}</s> → <b>{to || blank}</b>
                <br />
                <Quiet>
                  {text('web.repairs.line', { file: of?.fileName ?? '', column: of?.header[column] ?? '' })}
                </Quiet>
              </span>
              <button
                type="button"
                className="y-iconbutton"
                disabled={disabled}
                aria-label={text('web.repairs.revoke', { from: from || blank, to: to || blank })}
                onClick={() => acts.revoke([{ file, column, from }])}
              >
                <Icon name="undo" />
              </button>
            </li>
          );
        })}
      </ul>
      <Quiet>{text('web.repairs.hint')}</Quiet>
    </Card>
  );
}
