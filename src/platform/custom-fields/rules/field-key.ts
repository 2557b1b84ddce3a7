import { pinyin } from 'pinyin-pro';

/**
 * A stable key for a field, made from its label: Chinese by its sound, the rest by its letters (`设备型号` is `she_bei_xing_hao`).
 * A number follows when the key is taken, also by a deleted field: old values never turn up in a new field.
 */
export function fieldKey(label: string, taken: ReadonlySet<string>): string {
  const spelled = pinyin(label, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');
  const plain = spelled
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[^a-z]+|_+$/g, '')
    .slice(0, 50)
    .replace(/_+$/, '');
  const base = plain === '' ? 'field' : plain;
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) if (!taken.has(`${base}_${n}`)) return `${base}_${n}`;
}
