import Button from 'antd/es/button';
import { useFormat } from '../../../../ui/format-context.tsx';
import { Icon } from '../../../../ui/icons.tsx';
import { Link } from '../../../../ui/link.tsx';
import type { ApiProblem } from '../../../../web/api/problem.ts';
import { TierTag } from '../parts/standing-tags.tsx';
import type { NearAccount, Tier } from '../shapes.ts';
import { useText } from '../text.ts';

/** A record that is the same; those of others are known only by owner and tier (`id` null). */
export type Match = {
  id: string | null;
  by: readonly ('creditCode' | 'name' | 'phone' | 'email')[];
  tier?: Tier;
  ownerName: string | null;
  name?: string;
  accountName?: string | null;
};

/** The records that a refusal names as the same; null when it is another refusal. */
export function matchesOf(problem: ApiProblem | null): readonly Match[] | null {
  if (problem?.code !== 'account.duplicate' && problem?.code !== 'contact.duplicate') return null;
  return (problem.details.facts?.matches ?? []) as Match[];
}

type MatchesProps = {
  kind: 'account' | 'contact';
  matches: readonly Match[];
  onOpen: () => void;
  onAnyway: () => void;
};

/** Whose it is already; open it, or go on all the same. */
export function Matches({ kind, matches, onOpen, onAnyway }: MatchesProps) {
  const text = useText();
  const format = useFormat();
  return (
    <div className="y-doubles" role="alert">
      <b>
        <Icon name="warn" /> {text(kind === 'account' ? 'web.new.duplicate' : 'web.new.duplicatePerson')}
      </b>
      {matches.map((match, at) => (
        <div key={match.id ?? at} className="y-double">
          <div>
            {match.id ? (
              <Link to={`/${kind}s/${match.id}`} onClick={onOpen}>
                {[match.name, match.accountName].filter(Boolean).join(' · ')}
              </Link>
            ) : (
              <span className="y-quiet">{text('web.new.hidden')}</span>
            )}
            <div className="y-quiet">
              {format.list(match.by.map((by) => text(`web.new.sameBy.${by}`)))} ·{' '}
              <Owner name={match.ownerName} />
            </div>
          </div>
          {match.tier && <TierTag tier={match.tier} />}
        </div>
      ))}
      <Button size="small" onClick={onAnyway}>
        {text('web.new.anyway')}
      </Button>
    </div>
  );
}

/** What looks alike while the name is still being typed. */
export function NearMatches({ near, onOpen }: { near: readonly NearAccount[]; onOpen: () => void }) {
  const text = useText();
  const format = useFormat();
  if (near.length === 0) return null;
  return (
    <div className="cust-near">
      <span className="y-quiet">{text('web.new.near')}</span>
      {near.slice(0, 3).map((one) => (
        <div key={one.id} className="y-double">
          <Link to={`/accounts/${one.id}`} onClick={onOpen}>
            {one.name}
          </Link>
          <span className="y-quiet">
            {text('web.new.likely', { share: format.percent(Math.min(0.99, one.likelihood)) })} ·{' '}
            <Owner name={one.ownerName} />
          </span>
        </div>
      ))}
    </div>
  );
}

function Owner({ name }: { name: string | null }) {
  const text = useText();
  return <>{name === null ? text('web.new.nobodys') : text('web.new.ownedBy', { owner: name })}</>;
}
