import { useFormat } from '../../../../ui/format-context.tsx';
import { useText } from '../text.ts';
import type { ContactShare } from './shapes.ts';

const width = 112;
/** For dots at 0 and 100 %. */
const margin = 5;

/** A share as a dot with the range in which it lies with 95 % certainty; in words where there are too few to tell. */
export function ShareInterval({ share: { n, rate, low, high, tells } }: { share: ContactShare }) {
  const text = useText();
  const format = useFormat();
  if (n === 0) return <span className="y-quiet">–</span>;
  const range = text('web.review.contact.range', { low: format.percent(low), high: format.percent(high) });
  return (
    <span className={tells ? 'deal-share' : 'deal-share deal-share-few'} title={range}>
      <b>{format.percent(rate)}</b>
      <svg
        viewBox={`${-margin} 0 ${width + 2 * margin} 14`}
        width={width + 2 * margin}
        height={14}
        aria-hidden="true"
      >
        <line className="deal-share-axis" x1={0} x2={width} y1={7} y2={7} />
        <line className="deal-share-range" x1={low * width} x2={high * width} y1={7} y2={7} />
        <circle cx={rate * width} cy={7} r={4} />
      </svg>
      <small>{tells ? range : text('web.review.contact.few')}</small>
    </span>
  );
}
