import { Tag, type Tone } from '../../../ui/tag.tsx';
import type { LeadStatus } from './lead-shapes.ts';
import { useText } from './text.ts';

const tones: Record<LeadStatus, Tone> = {
  new: 'info',
  working: 'accent',
  qualified: 'good',
  converted: 'good',
  parked: 'warn',
  disqualified: 'plain',
};

/** Where a lead stands, as a word in its colour. */
export function StatusTag({ status }: { status: LeadStatus }) {
  const text = useText();
  return <Tag tone={tones[status]}>{text(`web.status.${status}`)}</Tag>;
}
