import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import type { FileLink, ImportSet } from '../shapes.ts';
import { useText } from '../text.ts';
import { placesOf } from './layers.ts';

/** Sizes of the picture, in pixels. */
const box = { width: 190, height: 52 };
const gap = { across: 150, down: 26 };

/** Which file goes in before which, and by which columns they hang together: as a picture, on a phone in sentences. */
export function LinksCard({ set }: { set: ImportSet }) {
  const text = useText();
  const phone = usePhone();
  const kept = new Set(set.files.filter(({ choice }) => choice.kind !== 'none').map(({ file }) => file));
  const links = set.links.filter(({ fromFile, toFile }) => kept.has(fromFile) && kept.has(toFile));
  if (kept.size < 2 && links.length === 0) return null;
  return (
    <Card title={text('web.step.links')}>
      {links.length === 0 ? (
        <p className="y-quiet">{text('web.links.none')}</p>
      ) : phone ? (
        <Sentences set={set} links={links} />
      ) : (
        <>
          <Picture set={set} files={set.order.filter((file) => kept.has(file))} links={links} />
          <div className="y-visually-hidden">
            <Sentences set={set} links={links} />
          </div>
        </>
      )}
    </Card>
  );
}

function useLinkWords(set: ImportSet) {
  const text = useText();
  const format = useFormat();
  const fileOf = (file: number) => set.files.find((one) => one.file === file);
  return {
    fileOf,
    header: ({ fromFile, fromColumn }: FileLink) => fileOf(fromFile)?.header[fromColumn] ?? '',
    found: ({ values, found }: FileLink) =>
      text(found === values ? 'web.links.allFound' : 'web.links.found', {
        found: format.number(found),
        values: format.number(values),
      }),
  };
}

function Sentences({ set, links }: { set: ImportSet; links: readonly FileLink[] }) {
  const text = useText();
  const { fileOf, header, found } = useLinkWords(set);
  return (
    <ul className="imp-links">
      {links.map((link) => (
        <li key={`${link.fromFile}-${link.fromColumn}-${link.toFile}`}>
          {text('web.links.sentence', {
            from: fileOf(link.fromFile)?.fileName ?? '',
            column: header(link),
            to: fileOf(link.toFile)?.fileName ?? '',
            found: found(link),
          })}
        </li>
      ))}
    </ul>
  );
}

type PictureProps = { set: ImportSet; files: readonly number[]; links: readonly FileLink[] };

function Picture({ set, files, links }: PictureProps) {
  const text = useText();
  const { fileOf, header, found } = useLinkWords(set);
  const places = placesOf(files, links);
  const spot = new Map(
    places.map(({ file, layer, at }) => [
      file,
      { x: layer * (box.width + gap.across), y: at * (box.height + gap.down) },
    ]),
  );
  const width = Math.max(...[...spot.values()].map(({ x }) => x)) + box.width;
  const height = Math.max(...[...spot.values()].map(({ y }) => y)) + box.height;
  const between = links.filter(({ fromFile, toFile }) => fromFile !== toFile);
  return (
    <div className="imp-picture" aria-hidden>
      <div style={{ width, height }}>
        <svg width={width} height={height} role="presentation">
          <defs>
            <marker
              id="imp-arrow"
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8Z" className="imp-arrow" />
            </marker>
          </defs>
          {between.map((link) => {
            const [to, from] = [spot.get(link.toFile)!, spot.get(link.fromFile)!];
            const [x1, y1] = [to.x + box.width, to.y + box.height / 2];
            const [x2, y2] = [from.x, from.y + box.height / 2];
            const bend = Math.max(40, (x2 - x1) / 2);
            return (
              <path
                key={`${link.fromFile}-${link.fromColumn}-${link.toFile}`}
                className={link.found < link.values ? 'imp-line imp-line-part' : 'imp-line'}
                d={`M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`}
                markerEnd="url(#imp-arrow)"
              />
            );
          })}
        </svg>
        {places.map(({ file }, at) => {
          const { x, y } = spot.get(file)!;
          const one = fileOf(file)!;
          const inside = links.find((link) => link.fromFile === file && link.toFile === file);
          return (
            <div
              key={file}
              className="imp-box"
              style={{ left: x, top: y, width: box.width, height: box.height }}
            >
              <b title={one.fileName}>
                {at + 1}. {one.fileName}
              </b>
              <span>
                {text(`web.kind.${one.choice.kind}`)}
                {inside && (
                  <span title={text('web.links.inside', { column: header(inside) })}>
                    {' '}
                    <Icon name="undo" size={12} /> {header(inside)}
                  </span>
                )}
              </span>
            </div>
          );
        })}
        {between.map((link, at) => {
          const to = spot.get(link.toFile)!;
          // Beside the file that is pointed at, one under the other: there no line crosses another.
          const above = between.slice(0, at).filter(({ toFile }) => toFile === link.toFile).length;
          const x = to.x + box.width + 6;
          const y = to.y + box.height / 2 - 17 + above * 30;
          return (
            <div
              key={`${link.fromFile}-${link.fromColumn}-${link.toFile}`}
              className="imp-label"
              style={{ left: x, top: y, maxWidth: gap.across - 30 }}
              title={`${header(link)}: ${found(link)}`}
            >
              <b>{header(link)}</b>
              <span className={link.found < link.values ? 'imp-part' : undefined}>{found(link)}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
