import Button from 'antd/es/button';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Link } from '../../../../ui/link.tsx';
import type { ApiProblem } from '../../../../web/api/problem.ts';
import { leadName } from '../lead-name.ts';
import type { LeadStatus } from '../lead-shapes.ts';
import { StatusTag } from '../status-tag.tsx';
import { useText } from '../text.ts';

/** A lead that is the same; those of others are known only by owner and status (`id` null). */
export type LeadMatch = {
  id: string | null;
  by: readonly ('phone' | 'email' | 'identity')[];
  status: LeadStatus;
  ownerName: string | null;
  name?: string;
  company?: string;
};

/** The leads that a refusal names as the same; null when it is another refusal. */
export function matchesOf(problem: ApiProblem | null): readonly LeadMatch[] | null {
  if (problem?.code !== 'lead.duplicate') return null;
  return (problem.details.facts?.matches ?? []) as LeadMatch[];
}

type DuplicateWarningProps = { matches: readonly LeadMatch[]; onOpen: () => void; onAnyway: () => void };

/** Whose it is already and where it stands; open it, or capture it all the same. */
export function DuplicateWarning({ matches, onOpen, onAnyway }: DuplicateWarningProps) {
  const text = useText();
  const format = useFormat();
  return (
    <div className="y-doubles" role="alert">
      <b>
        <Icon name="warn" /> {text('web.new.duplicate')}
      </b>
      {matches.map((match, at) => (
        <div key={match.id ?? at} className="y-double">
          <div>
            {match.id ? (
              <Link to={`/leads/${match.id}`} onClick={onOpen}>
                {leadName(match, text('web.act.unnamed'))}
              </Link>
            ) : (
              <span className="y-quiet">{text('web.new.hidden')}</span>
            )}
            <div className="y-quiet">
              {format.list(match.by.map((by) => text(`web.new.sameBy.${by}`)))} ·{' '}
              {match.ownerName === null
                ? text('web.new.nobodys')
                : text('web.new.ownedBy', { owner: match.ownerName })}
            </div>
          </div>
          <StatusTag status={match.status} />
        </div>
      ))}
      <Button size="small" onClick={onAnyway}>
        {text('web.new.anyway')}
      </Button>
    </div>
  );
}
