import { Icon } from '../../../../ui/icons.tsx';
import type { LeadRecord } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import type { RecordActs } from './use-record-acts.tsx';

/** The two acts of someone standing at a customer's, under the thumb. */
export function ThumbBar({ lead, acts }: { lead: LeadRecord; acts: RecordActs }) {
  const text = useText();
  const [number] = lead.phones;
  if (!number && acts.readOnly) return null;
  return (
    <div className="y-thumb">
      {number && (
        <a href={`tel:${number}`}>
          <Icon name="phone" size={18} /> {text('web.record.call')}
        </a>
      )}
      {!acts.readOnly && (
        <button type="button" onClick={acts.log}>
          <Icon name="chat" size={18} /> {text('web.record.log')}
        </button>
      )}
    </div>
  );
}
