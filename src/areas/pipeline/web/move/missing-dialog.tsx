import Button from 'antd/es/button';
import { Dialog } from '../../../../ui/dialog.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { useGo } from '../../../../web/route-hooks.ts';
import type { Names } from '../../rules/names.ts';
import type { ExitCondition } from '../shapes.ts';
import { useText } from '../text.ts';
import { useConditionWords } from '../use-condition-words.ts';
import { useNames } from '../use-names.ts';

/** What stages on the way still demand, as the server says it. */
export type Missing = { stageId: string; names: Names; conditions: ExitCondition[] }[];

type MissingDialogProps = { stage: string; missing: Missing; id: string; onClose: () => void };

/** What is missing before a move: stage by stage, as things to do. */
export function MissingDialog({ stage, missing, id, onClose }: MissingDialogProps) {
  const text = useText();
  const name = useNames();
  const words = useConditionWords();
  const go = useGo();
  const title = text('web.missing.title', { stage });
  return (
    <Dialog open onClose={onClose} label={title}>
      <div className="y-dialogform">
        <h2>{title}</h2>
        <p className="y-quiet">{text('web.missing.intro')}</p>
        {missing.map(({ stageId, names, conditions }) => (
          <section key={stageId} className="deal-missing">
            <h3>{text('web.missing.leave', { stage: name(names) })}</h3>
            <ul>
              {conditions.map((condition) => (
                <li key={JSON.stringify(condition)}>
                  <Icon name="close" size={13} /> {words(condition)}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div className="y-dialogform-acts">
          <Button onClick={onClose}>{text('web.act.close')}</Button>
          <Button
            type="primary"
            onClick={() => {
              onClose();
              go(`/opportunities/${id}`);
            }}
          >
            {text('web.missing.open')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
