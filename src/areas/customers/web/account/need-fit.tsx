import { Choice } from '../../../../ui/choice.tsx';
import { api } from '../../../../web/api/client.ts';
import { useAfterChange } from '../after-change.ts';
import type { AccountRecord } from '../shapes.ts';
import { useText } from '../text.ts';

const fits = ['fits', 'conditions', 'doesNotFit', 'unknown'] as const;

/** Whether we can meet their need: what makes a target or a potential customer. */
export function NeedFit({ account, readOnly }: { account: AccountRecord; readOnly: boolean }) {
  const text = useText();
  const { refresh, refused } = useAfterChange();
  const known = account.inputs.find((one) => one.input === 'needFit')?.value;
  const value = fits.find((one) => one === known) ?? 'unknown';
  if (readOnly)
    return (
      <span>
        <span className="y-quiet">{text('web.account.needFit')}</span> {text(`web.account.${value}`)}
      </span>
    );
  const say = async (fit: (typeof fits)[number]) => {
    try {
      await api.account.setNeedFit({
        params: { id: account.id },
        body: { fit: fit === 'unknown' ? null : fit },
      });
      await refresh();
    } catch (error) {
      refused(error);
    }
  };
  return (
    <Choice
      label={text('web.account.needFit')}
      value={value}
      onChange={(fit) => void say(fit)}
      choices={fits.map((fit) => ({ value: fit, label: text(`web.account.${fit}`) }))}
    />
  );
}
