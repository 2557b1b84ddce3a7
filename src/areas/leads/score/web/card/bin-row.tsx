import type { ReactNode } from 'react';
import { useFormat } from '../../../../../ui/format-context.tsx';
import { Icon } from '../../../../../ui/icons.tsx';
import { useScoreText } from '../text.ts';
import { NumberInput } from './points-input.tsx';

type BinRowProps = {
  /** What is said for the bin. */
  name: string;
  /** How it is drawn, if otherwise. */
  children?: ReactNode;
  bin: { points: number; pinned?: boolean | undefined; leads?: number | undefined };
  /** The largest points of the card, either way. */
  full: number;
  onPoints: ((points: number) => void) | null;
  onPinned: ((pinned: boolean) => void) | null;
  acts?: ReactNode;
  rowRef?: (element: HTMLElement | null) => void;
  className?: string;
};

/** One bin: what falls into it, how many leads did, what it is worth, and whether learning may move that. */
export function BinRow({
  name,
  children,
  bin,
  full,
  onPoints,
  onPinned,
  acts,
  rowRef,
  className = '',
}: BinRowProps) {
  const text = useScoreText();
  const format = useFormat();
  const pinned = bin.pinned ?? false;
  const half = Math.min(50, (Math.abs(bin.points) / full) * 50);
  return (
    <tr ref={rowRef} className={className}>
      <th scope="row">{children ?? name}</th>
      <td className="score-leads">
        {bin.leads ? format.number(bin.leads) : <span className="y-quiet">–</span>}
      </td>
      <td className="score-points-cell">
        <NumberInput
          label={text('web.card.pointsOf', { bin: name })}
          value={bin.points}
          onChange={onPoints}
          signed
        />
      </td>
      <td className="score-balance" aria-hidden>
        <span>
          <i
            className={bin.points < 0 ? 'score-less' : 'score-more'}
            style={{ width: `${half}%`, insetInlineStart: bin.points < 0 ? `${50 - half}%` : '50%' }}
          />
        </span>
      </td>
      <td className="score-pin">
        {onPinned ? (
          <button
            type="button"
            className="y-iconbutton"
            aria-pressed={pinned}
            aria-label={text(pinned ? 'web.card.unpin' : 'web.card.pin', { bin: name })}
            title={text(pinned ? 'web.card.unpinHint' : 'web.card.pinHint')}
            onClick={() => onPinned(!pinned)}
          >
            <Icon name="lock" size={14} />
          </button>
        ) : (
          pinned && <Icon name="lock" size={14} label={text('web.card.pinned')} />
        )}
      </td>
      <td className="score-acts">{acts}</td>
    </tr>
  );
}
