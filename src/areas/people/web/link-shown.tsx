import { useFormat } from '../../../ui/format-context.tsx';
import { SecretLine } from '../../../web/account/secret-line.tsx';
import type { OneTimeLink } from './shapes.ts';
import { usePeopleText } from './words.ts';

/** A one-time link just made, to pass on to `name`. */
export function LinkShown({ link, name }: { link: OneTimeLink; name: string }) {
  const text = usePeopleText();
  const format = useFormat();
  if (link.url === null) return <p className="y-quiet">{text('web.linkHidden')}</p>;
  return (
    <div className="y-stack y-gap-s">
      <b>{text('web.linkFor', { name })}</b>
      <SecretLine value={link.url} />
      <span className="y-quiet">{text('web.linkOnce', { date: format.dateTime(link.expiresAt) })}</span>
    </div>
  );
}
