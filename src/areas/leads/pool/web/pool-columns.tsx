import Button from 'antd/es/button';
import { Money } from '../../../../ui/money.tsx';
import { When } from '../../../../ui/person.tsx';
import { readablePhone } from '../../../../ui/readable-phone.ts';
import type { Column } from '../../../../ui/table/column.ts';
import { Tag } from '../../../../ui/tag.tsx';
import { useText } from '../../web/text.ts';
import type { PoolLead } from './shapes.ts';
import { usePoolText } from './text.ts';

/** The pool's columns; whom one could call is masked until the lead is claimed. */
export function usePoolColumns(
  onClaim: (lead: PoolLead) => void,
  claiming: string | null,
): Column<PoolLead>[] {
  const text = usePoolText();
  const leads = useText();
  return [
    {
      key: 'company',
      title: leads('fields.company'),
      card: 'title',
      fixed: true,
      render: (lead) => (
        <>
          <b className="lead-name">{lead.company || lead.name || leads('web.act.unnamed')}</b>
          {lead.gaveUpAt && (
            <>
              {' '}
              <Tag>{text('web.gaveUp')}</Tag>
            </>
          )}
        </>
      ),
    },
    {
      key: 'claim',
      title: '',
      width: 80,
      fixed: true,
      card: 'line',
      render: (lead) => (
        <Button
          size="small"
          loading={claiming === lead.id}
          disabled={claiming !== null}
          aria-label={text('web.claimOne', { lead: lead.company || lead.name })}
          onClick={() => onClaim(lead)}
        >
          {text('web.claim')}
        </Button>
      ),
    },
    {
      key: 'contact',
      title: text('web.contact'),
      width: 196,
      card: 'subtitle',
      render: (lead) => (
        <span className="y-number">
          {[
            lead.name,
            lead.phone && readablePhone(lead.phone),
            lead.phone ? null : lead.email,
            lead.hasWechat ? leads('fields.wechat') : null,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      ),
    },
    {
      key: 'region',
      title: leads('fields.region'),
      width: 110,
      card: 'line',
      render: (lead) => lead.region ?? '–',
    },
    {
      key: 'need',
      title: leads('fields.need'),
      width: 190,
      card: 'line',
      render: (lead) => <span title={lead.need ?? ''}>{lead.need ?? lead.product ?? '–'}</span>,
    },
    {
      key: 'amount',
      title: leads('fields.amount'),
      width: 100,
      align: 'end',
      card: 'line',
      render: (lead) => (
        <Money amount={lead.amount} {...(lead.currency && { currency: lead.currency })} short />
      ),
    },
    {
      key: 'why',
      title: text('web.why'),
      width: 170,
      card: 'line',
      render: (lead) => {
        const words = [text(`web.cause.${lead.cause}`), lead.fromName, lead.reason]
          .filter(Boolean)
          .join(' · ');
        return <span title={words}>{words}</span>;
      },
    },
    {
      key: 'since',
      title: text('web.since'),
      width: 96,
      card: 'corner',
      render: (lead) => <When at={lead.since} />,
    },
  ];
}
