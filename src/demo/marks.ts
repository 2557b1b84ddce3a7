import { sentencesOf, shippedFrame, suggestDimensions } from '../areas/qualification/index.ts';
import type { Random } from './random.ts';
import type { StoryMark } from './story.ts';
import type { LostReason, Stage } from './words/talk.ts';

/** Talks that end in a no, or in not now: what they say of money, need and time speaks against it. */
const turnedDown: readonly (Stage | LostReason)[] = [
  'later',
  '价格没谈拢',
  '没有采购计划',
  '数量太少',
  '选了别家',
];

/** What a diligent salesperson marks in a note: most sentences that are plainly about something, as what they are about. */
export function marksIn(
  text: string,
  about: Stage | LostReason,
  saidBy: string,
  title: string | null,
  random: Random,
): StoryMark[] {
  return sentencesOf(text).flatMap(({ start, end }): StoryMark[] => {
    const quote = text.slice(start, end);
    const [dimension] = suggestDimensions(shippedFrame, quote);
    if (!dimension || !random.chance(0.7)) return [];
    return [
      {
        dimension,
        polarity: turnedDown.includes(about) && dimension !== 'solvable' ? 'against' : 'for',
        strength: about === 'won' || about === 'sample' ? 'shown' : random.chance(0.2) ? 'hint' : 'said',
        source: sourceOf(title),
        saidBy,
        quote,
        starts: start,
        ends: end,
      },
    ];
  });
}

function sourceOf(title: string | null): StoryMark['source'] {
  if (title && /总|董事|厂长|老板|CEO|Director|Owner/i.test(title)) return 'decisionMaker';
  return title && /采购|经理|主管|Manager|Purchas/i.test(title) ? 'influencer' : 'user';
}
