import type { Choices } from '../shapes.ts';
import { useText } from '../text.ts';

/** Decisions that are one of a few words. */
export type Deciding = Exclude<keyof Choices, 'owner'>;

const possible = {
  mode: ['rows', 'set'],
  same: ['leave', 'fill', 'replace'],
  unknownAccounts: ['refuse', 'open', 'empty'],
  unknownOwners: ['refuse', 'me', 'nobody'],
  badCells: ['refuse', 'empty'],
  closedBeforeOpened: ['refuse', 'openThen'],
  missingAmounts: ['empty', 'listPrice'],
} as const satisfies { [D in Deciding]: readonly Choices[D][] };

/** Whether nothing was decided yet: the careful answer comes first. */
export function isDefault(choices: Choices, name: Deciding): boolean {
  return choices[name] === possible[name][0];
}

/** The decision that settles a problem, where the server names one. */
export function decidingOf(name: string | null): Deciding | null {
  return name !== null && Object.hasOwn(possible, name) ? (name as Deciding) : null;
}

/** A decision and its answers in words. */
export function useChoiceWords(name: Deciding): {
  label: string;
  options: { value: string; label: string }[];
} {
  const text = useText();
  const answers: { [D in Deciding]: (value: never) => string } = {
    mode: (value: Choices['mode']) => text(`web.choice.modes.${value}`),
    same: (value: Choices['same']) => text(`web.choice.sames.${value}`),
    unknownAccounts: (value: Choices['unknownAccounts']) => text(`web.choice.unknownAccountsOf.${value}`),
    unknownOwners: (value: Choices['unknownOwners']) => text(`web.choice.unknownOwnersOf.${value}`),
    badCells: (value: Choices['badCells']) => text(`web.choice.badCellsOf.${value}`),
    closedBeforeOpened: (value: Choices['closedBeforeOpened']) =>
      text(`web.choice.closedBeforeOpenedOf.${value}`),
    missingAmounts: (value: Choices['missingAmounts']) => text(`web.choice.missingAmountsOf.${value}`),
  };
  return {
    label: text(`web.choice.${name}`),
    options: possible[name].map((value) => ({ value, label: answers[name](value as never) })),
  };
}
