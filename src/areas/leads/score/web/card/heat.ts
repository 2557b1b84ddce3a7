/** The class of a cell's ground, by how much it holds of the most: `score-more-3` … `score-less-3`, or none near nothing. */
export function heatOf(value: number, full: number): string {
  const level = Math.min(3, Math.round((Math.abs(value) / full) * 3));
  if (level === 0) return '';
  return `score-${value < 0 ? 'less' : 'more'}-${level}`;
}
