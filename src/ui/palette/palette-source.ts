import type { IconName } from '../icons.tsx';

/** One thing the palette can open or do. */
export type PaletteItem = {
  id: string;
  label: string;
  /** Behind the label: company, owner, stage. */
  detail?: string;
  icon?: IconName;
  /** Keys that do the same, shown at the end. */
  shortcut?: string;
  run: () => void;
};

/** Where hits come from while typing, grouped by what they are. Sources are asked side by side. */
export type PaletteSource = (query: string, signal: AbortSignal) => Promise<PaletteGroup[]>;

export type PaletteGroup = { id: string; label: string; items: readonly PaletteItem[] };

/** Commands whose words contain the query's characters in order; those with a word beginning like it come first. */
export function matchingCommands(commands: readonly PaletteItem[], query: string): PaletteItem[] {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return [...commands];
  const rank = (label: string): number => {
    const low = label.toLowerCase();
    if (low.startsWith(wanted)) return 0;
    if (low.includes(wanted)) return 1;
    let at = 0;
    for (const character of low) if (character === wanted[at]) at += 1;
    return at === wanted.length ? 2 : 9;
  };
  return commands
    .map((command) => ({ command, rank: rank(command.label) }))
    .filter((entry) => entry.rank < 9)
    .sort((a, b) => a.rank - b.rank)
    .map((entry) => entry.command);
}
