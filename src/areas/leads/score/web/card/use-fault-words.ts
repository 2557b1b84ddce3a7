import type { CardFault } from '../shapes.ts';
import { useScoreText } from '../text.ts';

const known = [
  'pointsNotWhole',
  'binsNotAscending',
  'noBins',
  'levelTwice',
  'attributeTwice',
  'againstPin',
  'scaleInvalid',
  'calibrationNotRising',
  'pairShape',
  'pairUnknownAttribute',
  'gradeCutsNotDescending',
] as const;

/** What keeps a card from being used, in words with what to do. */
export function useFaultWords(): (fault: CardFault) => string {
  const text = useScoreText();
  return ({ code }) => {
    const name = known.find((one) => code === `score.${one}`);
    return text(`web.fault.${name ?? 'other'}`);
  };
}
