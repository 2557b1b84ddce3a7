import { Tag, type Tone } from '../../../ui/tag.tsx';
import type { OpportunityRecord } from './shapes.ts';
import { useText } from './text.ts';

type State = OpportunityRecord['state'];

const tones: Readonly<Record<State, Tone>> = { open: 'accent', won: 'good', lost: 'plain' };

/** Open, won or lost. */
export function StateTag({ state }: { state: State }) {
  const text = useText();
  return <Tag tone={tones[state]}>{text(`state.${state}`)}</Tag>;
}
