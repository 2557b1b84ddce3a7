import { useQuery } from '@tanstack/react-query';
import { Icon } from '../../../../ui/icons.tsx';
import { Card } from '../../../../ui/layout.tsx';
import { Link } from '../../../../ui/link.tsx';
import { api } from '../../../../web/api/client.ts';
import { HealthTag, TierTag } from '../parts/standing-tags.tsx';
import type { AccountRecord, Relative } from '../shapes.ts';
import { useText } from '../text.ts';

type FamilyCardProps = { account: AccountRecord; readOnly: boolean; onAddBranch: () => void };

/** The group that an account belongs to, as a small tree; its own place in it is not a link. */
export function FamilyCard({ account, readOnly, onAddBranch }: FamilyCardProps) {
  const text = useText();
  const family = useQuery(api.account.family.query({ params: { id: account.id } }));
  const items = family.data?.items ?? [];
  return (
    <Card
      title={text('web.account.family')}
      extra={
        !readOnly && (
          <button type="button" className="y-textbutton" onClick={onAddBranch}>
            <Icon name="plus" size={14} /> {text('web.account.addBranch')}
          </button>
        )
      }
    >
      {items.length < 2 ? (
        <p className="y-quiet">{text('web.account.familyNone')}</p>
      ) : (
        <ul className="cust-tree">
          {inOrder(items).map(({ one, depth }) => (
            <li key={one.id} className={depth > 0 ? `cust-tree-${Math.min(3, depth)}` : undefined}>
              <span>
                {one.id === account.id ? (
                  <b aria-current="page">{one.shortName ?? one.name}</b>
                ) : (
                  <Link to={`/accounts/${one.id}`}>{one.shortName ?? one.name}</Link>
                )}
              </span>
              <TierTag tier={one.tier} />
              {one.health !== 'good' && <HealthTag health={one.health} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** Branches under their parents; the topmost that is visible first. */
function inOrder(items: readonly Relative[]): { one: Relative; depth: number }[] {
  const known = new Set(items.map((one) => one.id));
  const below = (parent: string | null, depth: number): { one: Relative; depth: number }[] =>
    items
      .filter((one) =>
        parent === null ? one.parentId === null || !known.has(one.parentId) : one.parentId === parent,
      )
      .flatMap((one) => [{ one, depth }, ...below(one.id, depth + 1)]);
  return below(null, 0);
}
