import type { Mark, MarkBody, Piece } from './shapes.ts';

/** Marks follow their words as the text is edited; one whose words are gone goes too. */
export function followText(text: string, marks: readonly Mark[]): Mark[] {
  return marks.flatMap((mark) => {
    if (text.slice(mark.starts, mark.ends) === mark.quote) return [mark];
    const starts = text.indexOf(mark.quote);
    return starts < 0 ? [] : [{ ...mark, starts, ends: starts + mark.quote.length }];
  });
}

/** As the endpoint takes them. */
export function bodyOfMarks(marks: readonly Mark[]): MarkBody[] {
  return marks.map(({ saidBy, ...mark }) => ({ ...mark, saidBy: saidBy.trim() || null }));
}

type Marked = Pick<Piece, 'polarity' | 'strength' | 'quote' | 'starts' | 'ends'>;

/** Cuts words at their marks. Marks whose place no longer fits are looked for by their words; of two that overlap the first stands. */
export function markedStretches<P extends Marked>(
  text: string,
  pieces: readonly P[],
): { text: string; piece: P | null }[] {
  const placed = pieces
    .flatMap((piece) => {
      const fits = piece.starts !== null && text.slice(piece.starts, piece.ends ?? 0) === piece.quote;
      const start = fits ? piece.starts! : text.indexOf(piece.quote);
      return start < 0 ? [] : [{ piece, start, end: start + piece.quote.length }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const stretches: { text: string; piece: P | null }[] = [];
  let at = 0;
  for (const { piece, start, end } of placed) {
    if (start < at) continue;
    if (start > at) stretches.push({ text: text.slice(at, start), piece: null });
    stretches.push({ text: text.slice(start, end), piece });
    at = end;
  }
  if (at < text.length) stretches.push({ text: text.slice(at), piece: null });
  return stretches;
}

/** Against: red; a mere hint: amber; otherwise green. Words beside it say the same. */
export function toneOf({
  polarity,
  strength,
}: Pick<Piece, 'polarity' | 'strength'>): 'bad' | 'warn' | 'good' {
  if (polarity === 'against') return 'bad';
  return strength === 'hint' ? 'warn' : 'good';
}
