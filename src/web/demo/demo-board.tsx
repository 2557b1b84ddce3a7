import { useState } from 'react';
import type { Filter } from '../../ui/filter/filter.ts';
import { FilterBar } from '../../ui/filter/filter-bar.tsx';
import { Kanban } from '../../ui/kanban/kanban.tsx';
import { Row } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { Person } from '../../ui/person.tsx';
import { Score } from '../../ui/tag.tsx';
import { usePreferences } from '../preferences.tsx';
import { demoLeads, demoWords } from './believable.ts';

export function DemoBoard() {
  const { language } = usePreferences();
  const w = demoWords(language);
  const [leads, setLeads] = useState(() => demoLeads(language, 0, 400));
  const [filters, setFilters] = useState<Filter[]>([
    { field: 'status', operator: 'anyOf', values: ['0', '1'] },
    { field: 'amount', operator: 'atLeast', values: ['100000'] },
  ]);
  return (
    <>
      <div className="y-page-toolbar">
        <FilterBar
          search=""
          onSearch={() => {}}
          filters={filters}
          onChange={setFilters}
          fields={[
            {
              key: 'status',
              label: '状态',
              kind: 'choice',
              choices: w.status.map((label, i) => ({ value: String(i), label })),
            },
            { key: 'amount', label: '金额', kind: 'number' },
            { key: 'at', label: '最近沟通', kind: 'date' },
            { key: 'company', label: '公司', kind: 'text' },
          ]}
        />
      </div>
      <Kanban
        label="线索"
        columns={w.status.map((title) => {
          const cards = leads.filter((lead) => lead.status === title);
          return { key: title, title, cards, summary: cards.length };
        })}
        cardKey={(lead) => lead.id}
        cardLabel={(lead) => lead.company}
        onMove={(card, to) =>
          setLeads((now) => now.map((lead) => (lead.id === card.id ? { ...lead, status: to } : lead)))
        }
        mayMove={(_, to) => to !== w.status[0]}
        renderCard={(lead) => (
          <>
            <b>{lead.company}</b>
            <div className="y-quiet">
              {lead.person} · {lead.source}
            </div>
            <Row between>
              <Money amount={lead.amount} short />
              <Score value={lead.score} />
              <Person name={lead.owner} markOnly />
            </Row>
          </>
        )}
      />
    </>
  );
}
