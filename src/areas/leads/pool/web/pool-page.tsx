import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from '../../../../ui/link.tsx';
import { Page } from '../../../../ui/page.tsx';
import { EmptyState } from '../../../../ui/states.tsx';
import { DataTable } from '../../../../ui/table/data-table.tsx';
import { api } from '../../../../web/api/client.ts';
import { useLiveRefresh } from '../../../../web/live.ts';
import { tableReading } from '../../../../web/records/reading.ts';
import { useUrlState } from '../../../../web/route-hooks.ts';
import { useMay } from '../../../../web/session.ts';
import { useAfterChange } from '../../web/after-change.ts';
import '../../web/leads.css';
import { usePoolColumns } from './pool-columns.tsx';
import { PoolFilter } from './pool-filter.tsx';
import './pool.css';
import { PutBackDialog } from './put-back-dialog.tsx';
import type { PoolLead } from './shapes.ts';
import { usePoolText } from './text.ts';
import { WarnedCard } from './warned-card.tsx';

/** The shared pool: what nobody works on, to claim; and what is about to come here. */
export function PoolPage() {
  const text = usePoolText();
  const may = useMay();
  const client = useQueryClient();
  const { done, refused } = useAfterChange();
  const [ask, setAsk] = useUrlState({ q: '', region: '', industry: '', source: '', putBack: '' });
  const { region, industry, source } = ask;
  const q = String(ask.q);
  const narrowed = Object.fromEntries(Object.entries({ q, region, industry, source }).filter(([, v]) => v));
  const list = useInfiniteQuery({
    ...api.pool.list.pages({ query: { ...narrowed, limit: 50 } }),
    placeholderData: (before) => before,
  });
  const limits = useQuery(api.pool.settings.query()).data?.settings;
  const keys = [api.pool.list.key(), api.pool.warnings.key()];
  useLiveRefresh(['lead'], keys);
  const refresh = () => Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  const [claiming, setClaiming] = useState<string | null>(null);
  const [claimed, setClaimed] = useState<PoolLead[]>([]);
  const claim = async (lead: PoolLead) => {
    setClaiming(lead.id);
    try {
      await api.pool.claim({ params: { id: lead.id } });
      setClaimed((before) => [...before, lead]);
      done(text('web.claimed', { lead: lead.company || lead.name }), null);
    } catch (error) {
      refused(error);
    }
    await refresh();
    setClaiming(null);
  };
  const columns = usePoolColumns((lead) => void claim(lead), claiming);
  return (
    <Page
      title={text('web.title')}
      fill
      actions={
        <>
          {limits && <span className="y-quiet">{limitWords()}</span>}
          <Link to="/lookup">{text('web.lookUp.title')}</Link>
          {may('settings.manage') && <Link to="/settings/pool">{text('web.settings.short')}</Link>}
        </>
      }
    >
      <div className="pool-top">
        <WarnedCard onPutBack={(putBack) => setAsk({ putBack })} />
        {claimed.length > 0 && (
          <p className="pool-claimed">
            {text('web.justClaimed')}
            {claimed.map((lead) => (
              <Link key={lead.id} to={`/leads/${lead.id}`}>
                {lead.company || lead.name}
              </Link>
            ))}
          </p>
        )}
        <div className="y-row y-gap-s">
          <PoolFilter value={ask} onChange={setAsk} />
        </div>
      </div>
      <DataTable
        label={text('web.title')}
        columns={columns}
        rows={list.data?.pages.flatMap((page) => page.items) ?? []}
        rowKey={(lead) => lead.id}
        {...tableReading(list)}
        empty={
          <EmptyState icon="people">
            {text(Object.keys(narrowed).length > 0 ? 'web.emptyFilter' : 'web.empty')}
          </EmptyState>
        }
      />
      {ask.putBack && (
        <PutBackDialog
          leadId={ask.putBack}
          onClose={() => setAsk({ putBack: '' })}
          onDone={() => void refresh()}
        />
      )}
    </Page>
  );

  function limitWords(): string {
    const { claimsPerDay, holdAtMost } = limits ?? {};
    return [
      claimsPerDay != null && text('web.perDay', { most: claimsPerDay }),
      holdAtMost != null && text('web.atMost', { most: holdAtMost }),
    ]
      .filter(Boolean)
      .join(' · ');
  }
}
