import type { FileLink } from '../shapes.ts';

/** Where a file stands in the picture: its column from the left, and its place in it. */
export type Place = { file: number; layer: number; at: number };

/**
 * Files in columns: what others point at stands left of what points at it.
 *
 * @param order files in the order they go in, so that a circle of links ends where the import cuts it
 */
export function placesOf(
  order: readonly number[],
  links: readonly Pick<FileLink, 'fromFile' | 'toFile'>[],
): Place[] {
  const layers = new Map<number, number>();
  for (const file of order) {
    const before = links
      .filter(({ fromFile, toFile }) => fromFile === file && toFile !== file && layers.has(toFile))
      .map(({ toFile }) => layers.get(toFile)!);
    layers.set(file, Math.max(-1, ...before) + 1);
  }
  const filled = new Map<number, number>();
  return order.map((file) => {
    const layer = layers.get(file)!;
    const at = filled.get(layer) ?? 0;
    filled.set(layer, at + 1);
    return { file, layer, at };
  });
}
