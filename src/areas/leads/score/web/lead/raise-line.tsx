import { useFormat } from '../../../../../ui/format-context.tsx';
import type { LeadScore, Raise } from '../shapes.ts';
import { useScoreText } from '../text.ts';
import { useAttributeWords } from '../use-attribute-words.ts';
import { fieldFor } from './score-lines.ts';

type RaiseLineProps = {
  score: LeadScore;
  readOnly: boolean;
  onField: (field: string) => void;
  onLog: () => void;
};

/** What would raise the score most: a fact that can be asked for opens its field, a deal opens the log. */
export function RaiseLine({ score, readOnly, onField, onLog }: RaiseLineProps) {
  const text = useScoreText();
  const format = useFormat();
  const words = useAttributeWords();
  const isMissing = (key: string) =>
    score.facts.some((fact) => fact.keys.length === 1 && fact.keys[0] === key && fact.values[0] === null);
  const say = ({ key, gain, to, part }: Raise) => {
    const facts = { name: words.nameOf(key), gain: format.number(gain), to: words.valueWords(key, to) };
    if (isMissing(key) && fieldFor(key)) return text('web.lead.raiseMissing', facts);
    if (part === 'fit') return text('web.lead.raise', facts);
    return text(key.endsWith('Days') ? 'web.lead.raiseDeal' : 'web.lead.raiseTimes', facts);
  };
  // What nobody knows yet can be asked; what is known to be otherwise rarely changes.
  const raises = score.raises.toSorted(
    (a, b) => Number(isMissing(b.key)) - Number(isMissing(a.key)) || b.gain - a.gain,
  );
  return raises.slice(0, 2).map((raise) => {
    const field = fieldFor(raise.key);
    const act = field ? () => onField(field) : raise.part === 'engagement' ? onLog : null;
    return (
      <span key={raise.key}>
        {' '}
        ·{' '}
        {act && !readOnly ? (
          <button type="button" className="score-raise" onClick={act}>
            {say(raise)}
          </button>
        ) : (
          say(raise)
        )}
      </span>
    );
  });
}
