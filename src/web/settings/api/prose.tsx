/** A sentence of the document, which is English; what stands in `backquotes` is code. */
export function Prose({ children }: { children: string }) {
  return (
    <span lang="en">
      {children.split('`').map((part, i) =>
        i % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move
          <code key={i} className="y-code">
            {part}
          </code>
        ) : (
          part
        ),
      )}
    </span>
  );
}
