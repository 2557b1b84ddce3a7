/**
 * The look of Yaosu in numbers and colours, once for both consumers: CSS custom properties (`--ink`, `--accent` …) and
 * antd's theme. `ink3` and the status colours are darker (lighter in the dark) than the first drawings: 4.5:1 on every
 * ground they stand on, which tokens.test.ts measures.
 */
export type Palette = typeof light;

export const light = {
  bg: '#f7f7f5',
  panel: '#ffffff',
  hover: '#f4f4f1',
  line: '#e7e6e2',
  lineSoft: '#f0efec',
  lineField: '#8f8e88',
  ink: '#1f2328',
  ink2: '#555b65',
  ink3: '#686e78',
  accent: '#0b6e69',
  accentHover: '#095a56',
  accentSoft: '#e3f1ef',
  onAccent: '#ffffff',
  good: '#276c43',
  warn: '#85560f',
  bad: '#b0352d',
  info: '#2f5f9f',
  goodSoft: '#e6f2ea',
  warnSoft: '#faf0dc',
  badSoft: '#f9e5e3',
  infoSoft: '#e6eef9',
  onBad: '#ffffff',
  shadow: '0 1px 2px rgb(31 35 40 / 6%), 0 8px 28px rgb(31 35 40 / 12%)',
};

export const dark: Palette = {
  bg: '#15171a',
  panel: '#1c1f23',
  hover: '#22262b',
  line: '#2d3137',
  lineSoft: '#24282d',
  lineField: '#6f7681',
  ink: '#e8eaed',
  ink2: '#a6adb7',
  ink3: '#8f97a2',
  accent: '#4fb8ae',
  accentHover: '#6bc8bf',
  accentSoft: '#16332f',
  onAccent: '#08211e',
  good: '#6bbd8b',
  warn: '#d9a441',
  bad: '#e68079',
  info: '#7aa5e6',
  goodSoft: '#17301f',
  warnSoft: '#33290f',
  badSoft: '#371b19',
  infoSoft: '#172638',
  onBad: '#2a0b08',
  shadow: '0 1px 2px rgb(0 0 0 / 40%), 0 8px 28px rgb(0 0 0 / 50%)',
};

/** Latin from the system, Chinese from whatever the reader's machine has; nothing comes over the net. */
export const font =
  'Inter, -apple-system, "Segoe UI", "PingFang SC", "PingFang TC", "Microsoft YaHei", "Microsoft JhengHei", "Noto Sans CJK SC", "Noto Sans SC", system-ui, sans-serif';

/** @returns the palette as the declarations of CSS custom properties: `--accent-soft:#e3f1ef;…` */
export function cssVariables(palette: Palette): string {
  return Object.entries(palette)
    .map(
      ([name, value]) =>
        `--${name
          .replace(/([A-Z])/g, '-$1')
          .replace(/(\d)/, '-$1')
          .toLowerCase()}:${value}`,
    )
    .join(';');
}
