import { Tag, type Tone } from '../../../../ui/tag.tsx';
import type { Pair } from './shapes.ts';
import { useDuplicateText } from './text.ts';

const fields = ['company', 'person', 'phones', 'emails', 'wechat', 'region', 'address'] as const;
const tones: Record<'same' | 'similar' | 'different', Tone> = {
  same: 'good',
  similar: 'accent',
  different: 'warn',
};

/** Why two leads may be one, the weightiest first: 电话相同, 公司相近. What one of them lacks says nothing. */
export function WhySame({ reasons }: { reasons: Pair['reasons'] }) {
  const text = useDuplicateText();
  const said = [...reasons].sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight));
  return (
    <span className="y-row y-gap-xs">
      {said.map(({ field, agreement }) => {
        const known = fields.find((one) => one === field);
        if (!known || agreement === 'missing') return null;
        return (
          <Tag key={field} tone={tones[agreement]}>
            {text(`web.agreement.${agreement}`, { field: text(`web.field.${known}`) })}
          </Tag>
        );
      })}
    </span>
  );
}
