import { Icon } from '../../../../ui/icons.tsx';
import type { Trouble } from '../shapes.ts';
import { useMailText } from '../text.ts';

/** What is wrong with a connection, and what to do; or, without trouble, that it works. */
export function TroubleNote({
  label,
  trouble,
  works,
}: {
  label?: string;
  trouble: Trouble | null;
  works?: string;
}) {
  const text = useMailText();
  if (trouble === null && works === undefined) return null;
  return (
    <div className={trouble ? 'mail-trouble' : 'mail-trouble mail-works'} role={trouble ? 'alert' : 'status'}>
      <Icon name={trouble ? 'warn' : 'check'} size={16} />
      <div>
        {trouble ? (
          <>
            <b>{label ? text('web.labelled', { label, words: trouble.title }) : trouble.title}</b>
            {trouble.next && <div>{trouble.next}</div>}
          </>
        ) : (
          works
        )}
      </div>
    </div>
  );
}
