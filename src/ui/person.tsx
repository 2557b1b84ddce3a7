import { useFormat, useNow } from './format-context.tsx';

/** One character to know a person by: the given name's last in Chinese (周敏 → 敏), else the initial. */
export function initialOf(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{Script=Han}]+$/u.test(trimmed)) return trimmed.at(-1) ?? '';
  return (trimmed[0] ?? '').toUpperCase();
}

/** A person: a round mark, and their name unless `markOnly`. */
export function Person({ name, markOnly = false }: { name: string | null; markOnly?: boolean }) {
  if (name === null) return <span className="y-quiet">–</span>;
  return (
    <span className="y-person" {...(markOnly && { title: name, 'aria-label': name, role: 'img' })}>
      <span className="y-avatar" aria-hidden>
        {initialOf(name)}
      </span>
      {!markOnly && name}
    </span>
  );
}

/** A moment: near ones as a distance, the exact time on hover. */
export function When({ at }: { at: string | null }) {
  const format = useFormat();
  const now = useNow();
  if (at === null) return <span className="y-quiet">–</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at, now)}
    </time>
  );
}
