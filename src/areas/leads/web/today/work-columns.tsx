import Button from 'antd/es/button';
import type { Column } from '../../../../ui/table/column.ts';
import { usePhone } from '../../../../ui/use-phone.ts';
import { useScoreText } from '../../score/web/text.ts';
import type { LoggedLead } from '../communication/log-communication.tsx';
import { leadName } from '../lead-name.ts';
import type { WorkItem } from '../lead-shapes.ts';
import { useText } from '../text.ts';
import { ExpectedValue } from './expected-value.tsx';
import { WhyNow } from './why-now.tsx';
import { WorkObject } from './work-object.tsx';

type Acts = { log: (lead: LoggedLead) => void; open: (id: string) => void };

/** What the work list shows of each lead: who it is, why now, how much, and the one act. */
export function useWorkColumns({ log, open }: Acts): Column<WorkItem>[] {
  const text = useText();
  const score = useScoreText();
  const phone = usePhone();
  const act = (item: WorkItem) => {
    const name = leadName(item, text('web.act.unnamed'));
    const wantsVoice = item.reason === 'firstResponse' || item.reason === 'woken';
    if (wantsVoice && item.phone)
      return (
        <Button
          // On a phone the call is made with the same press; the log waits for the words when it is over.
          {...(phone && { href: `tel:${item.phone}` })}
          aria-label={text('web.list.tel', { name })}
          onClick={() => log(item)}
        >
          {text('web.today.call')}
        </Button>
      );
    if (item.reason === 'fresh')
      return <Button onClick={() => open(item.id)}>{text('web.today.open')}</Button>;
    return <Button onClick={() => log(item)}>{text('web.today.log')}</Button>;
  };
  const columns: Column<WorkItem>[] = [
    {
      key: 'object',
      title: text('web.today.object'),
      fixed: true,
      wrap: true,
      card: 'title',
      render: (item) => <WorkObject item={item} />,
    },
    {
      key: 'why',
      title: text('web.today.why'),
      width: 236,
      wrap: true,
      card: 'subtitle',
      render: (item) => <WhyNow item={item} />,
    },
    {
      key: 'value',
      title: score('web.work.value'),
      width: 136,
      align: 'end',
      card: 'line',
      render: (item) => <ExpectedValue item={item} />,
    },
    { key: 'act', title: text('web.today.act'), width: 146, card: 'corner', render: act },
  ];
  return columns;
}
