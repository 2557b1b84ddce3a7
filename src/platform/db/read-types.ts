import pg from 'pg';

const { builtins } = pg.types;

/** `2026-11-23 15:17:14.123456+00` (what the server sends in UTC) as ISO 8601, keeping microseconds. */
function isoTime(text: string): string {
  if (!text.endsWith('+00')) return text;
  return `${text.slice(0, 10)}T${text.slice(11, -3)}Z`;
}

const parsers: Record<number, (text: string) => unknown> = {
  [builtins.TIMESTAMPTZ]: isoTime,
  [builtins.TIMESTAMP]: (text) => text,
  [builtins.DATE]: (text) => text,
  // Counts and sizes. Money is numeric and stays text.
  [builtins.INT8]: Number,
  [builtins.NUMERIC]: (text) => text,
};

/** How column types arrive in JavaScript: times as ISO text, money as text, counts as numbers. */
export const readTypes = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers[oid] ?? pg.types.getTypeParser(oid, format as 'text');
  },
} as unknown as pg.CustomTypesConfig;
