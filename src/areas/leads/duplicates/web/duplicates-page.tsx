import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../../../ui/format-context.tsx';
import { useShortcut } from '../../../../ui/keyboard.ts';
import { Card } from '../../../../ui/layout.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState, ErrorState, type ShownError, SkeletonText } from '../../../../ui/states.tsx';
import { Key } from '../../../../ui/tag.tsx';
import { usePhone } from '../../../../ui/use-phone.ts';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { leadName } from '../../web/lead-name.ts';
import { useText } from '../../web/text.ts';
import './duplicates.css';
import { PairCompare } from './pair-compare.tsx';
import { ScanButton, ScanPanel } from './scan-panel.tsx';
import { type Pair, pairKey, shownLikelihood } from './shapes.ts';
import { useDuplicateText } from './text.ts';

/** So many before the end of what is loaded the next pairs are asked for. */
const nearEnd = 5;

/** Pairs of leads that may be the same, worked through one by one: M merges, D tells apart, J and K walk. */
export function DuplicatesPage() {
  const text = useDuplicateText();
  const pairs = useInfiniteQuery(api.duplicate.pairs.pages({ query: { limit: 30 } }));
  useLiveRefresh(['duplicateScan'], [api.duplicate.pairs.key(), api.duplicate.scan.key()]);
  const items = pairs.data?.pages.flatMap((page) => page.items) ?? [];
  const [wanted, setWanted] = useState(0);
  const at = Math.max(0, Math.min(wanted, items.length - 1));
  const pair = items[at];
  const go = (to: number) => {
    setWanted(Math.max(0, Math.min(to, items.length - 1)));
    if (to >= items.length - nearEnd && pairs.hasNextPage && !pairs.isFetchingNextPage)
      void pairs.fetchNextPage();
  };
  useShortcut('j', () => go(at + 1));
  useShortcut('k', () => go(at - 1));
  return (
    <Page title={text('web.title')} actions={<ScanButton />}>
      <div className="y-stack y-gap-m">
        <ScanPanel />
        {pairs.error && <ErrorState error={pairs.error as ShownError} onRetry={() => void pairs.refetch()} />}
        {pairs.isPending && (
          <Card>
            <SkeletonText lines={8} />
          </Card>
        )}
        {pairs.data && !pair && (
          <Card>
            <EmptyState icon="merge">{text('web.empty')}</EmptyState>
          </Card>
        )}
        {pair && (
          <div className="dup-split">
            <PairList items={items} at={at} onGo={go} />
            <Card>
              <PairCompare key={pairKey(pair)} pair={pair} />
            </Card>
          </div>
        )}
      </div>
    </Page>
  );
}

function PairList({ items, at, onGo }: { items: readonly Pair[]; at: number; onGo: (to: number) => void }) {
  const text = useDuplicateText();
  const leads = useText();
  const format = useFormat();
  const phone = usePhone();
  const current = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only walking brings another pair into sight
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <Card
      flush
      title={text('web.pairs')}
      extra={
        !phone && (
          <>
            <Key>J</Key> <Key>K</Key>
          </>
        )
      }
    >
      <nav className="dup-list" aria-label={text('web.pairs')}>
        {items.map((pair, place) => (
          <button
            key={pairKey(pair)}
            ref={place === at ? current : null}
            type="button"
            aria-current={place === at}
            onClick={() => onGo(place)}
          >
            <span>
              <span>{leadName(pair.a, leads('web.act.unnamed'))}</span>
              <span>{leadName(pair.b, leads('web.act.unnamed'))}</span>
            </span>
            <span className="y-number">{format.percent(shownLikelihood(pair))}</span>
          </button>
        ))}
      </nav>
    </Card>
  );
}
