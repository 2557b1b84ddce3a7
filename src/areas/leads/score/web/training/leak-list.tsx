import { useFormat } from '../../../../../ui/format-context.tsx';
import { Icon } from '../../../../../ui/icons.tsx';
import type { Leak } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import type { AttributeWords } from '../use-attribute-words.ts';

/** Attributes that seem to be filled in after, or because of, the outcome: learning left them out, and says why. */
export function LeakList({ leaks, words }: { leaks: readonly Leak[]; words: AttributeWords }) {
  const text = useScoreText();
  const format = useFormat();
  if (leaks.length === 0) return null;
  const say = ({ key, code, figure }: Leak) => {
    const name = code.replace('leak.', '') as 'tellsTooMuch' | 'filledByOutcome' | 'valueDecides';
    return text(`web.leak.${name}`, { name: words.nameOf(key), figure: format.percent(figure) });
  };
  return (
    <div className="score-leaks" role="note">
      <b>
        <Icon name="warn" /> {text('web.leak.title')}
      </b>
      <ul>
        {leaks.map((leak) => (
          <li key={`${leak.key}${leak.code}`}>{say(leak)}</li>
        ))}
      </ul>
      <span className="y-quiet">{text('web.leak.next')}</span>
    </div>
  );
}
