import { describe, expect, it } from 'vitest';
import { dark, light, type Palette } from './tokens.ts';

/** Relative luminance and contrast after WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

describe.each([
  ['light', light],
  ['dark', dark],
] as [string, Palette][])('%s', (_, p) => {
  const grounds = [p.bg, p.panel, p.hover];
  it.each(['ink', 'ink2', 'ink3', 'accent', 'bad'] as const)('%s can be read on every ground', (name) => {
    for (const ground of grounds) expect(contrast(p[name], ground)).toBeGreaterThanOrEqual(4.5);
  });
  it.each(['accent', 'good', 'warn', 'bad', 'info'] as const)(
    '%s can be read on its own soft ground',
    (name) => {
      expect(contrast(p[name], p[`${name}Soft`])).toBeGreaterThanOrEqual(4.5);
    },
  );
  it('quiet text can be read on a selected row', () => {
    expect(contrast(p.ink3, p.accentSoft)).toBeGreaterThanOrEqual(4.2);
    expect(contrast(p.ink2, p.accentSoft)).toBeGreaterThanOrEqual(4.5);
  });
  it('words on the accent can be read, and fields have a visible edge', () => {
    expect(contrast(p.onAccent, p.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(p.onAccent, p.accentHover)).toBeGreaterThanOrEqual(4.5);
    for (const ground of [p.bg, p.panel]) expect(contrast(p.lineField, ground)).toBeGreaterThanOrEqual(3);
  });
});
