import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Switch from 'antd/es/switch';
import { useState } from 'react';
import { useFormat } from '../../ui/format-context.tsx';
import { Card } from '../../ui/layout.tsx';
import { ErrorState, SkeletonText } from '../../ui/states.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { useMay, useSession } from '../session.ts';
import {
  browserCan,
  browserNoticesOn,
  turnOffBrowserNotices,
  turnOnBrowserNotices,
} from './browser-notices.ts';
import type { Choices, NoticeKind } from './shapes.ts';
import { useNotificationText } from './text.ts';
import './notifications.css';

/** What I want to be told, kind by kind; each choice is kept at once. */
export function NotificationChoicesCard() {
  const text = useNotificationText();
  const may = useMay();
  const client = useQueryClient();
  const { show } = useToast();
  const choices = useQuery(api.notification.choices.query());
  const choose = useWrite(api.notification.choose);
  if (choices.error) return <ErrorState error={choices.error} onRetry={() => void choices.refetch()} />;
  const keep = (body: { kinds?: Partial<Choices['kinds']>; bigAmount?: string }) =>
    choose
      .run({ body })
      .then((kept) => client.setQueryData(api.notification.choices.key({}), kept))
      .catch((error: Error) => show({ message: error.message, tone: 'bad' }));
  const kinds = Object.entries(choices.data?.kinds ?? {}) as [NoticeKind, boolean][];
  return (
    <Card title={text('web.choices')}>
      <p className="y-note">{text('web.choicesText')}</p>
      {choices.isPending && <SkeletonText lines={8} height={360} />}
      <ul className="y-choicelist">
        {kinds
          .filter(([kind]) => kind !== 'trouble' || may('settings.manage'))
          .map(([kind, on]) => (
            <li key={kind}>
              <div>
                <div id={`notice-${kind}`}>{text(`kinds.${kind}.title`)}</div>
                {text(`kinds.${kind}.hint`) && <div className="y-quiet">{text(`kinds.${kind}.hint`)}</div>}
                {kind === 'bigDeal' && on && choices.data && (
                  <BigAmount
                    value={choices.data.bigAmount}
                    onKeep={(bigAmount) => void keep({ bigAmount })}
                  />
                )}
              </div>
              <Switch
                size="small"
                checked={on}
                aria-labelledby={`notice-${kind}`}
                onChange={(wanted) => void keep({ kinds: { [kind]: wanted } })}
              />
            </li>
          ))}
        <BrowserNotices />
      </ul>
    </Card>
  );
}

function BigAmount({ value, onKeep }: { value: string; onKeep: (amount: string) => void }) {
  const text = useNotificationText();
  const format = useFormat();
  const { company } = useSession();
  const [typed, setTyped] = useState(value);
  const keep = () => {
    const amount = typed.replaceAll(/[,，\s]/g, '');
    if (/^\d{1,15}(\.\d{1,2})?$/.test(amount)) {
      if (amount !== value) onKeep(amount);
    } else setTyped(value);
  };
  return (
    <label htmlFor="notice-big" className="y-row y-gap-s y-bigamount">
      {text('web.bigAmount', { currency: company?.currency ?? 'CNY' })}
      <Input
        id="notice-big"
        size="small"
        inputMode="decimal"
        value={typed}
        title={format.number(Number(value))}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onPressEnter={keep}
      />
    </label>
  );
}

/** Asked for by a click alone; holds for this browser. */
function BrowserNotices() {
  const text = useNotificationText();
  const [on, setOn] = useState(browserNoticesOn);
  const can = browserCan();
  const denied = can && Notification.permission === 'denied';
  return (
    <li>
      <div>
        <div>{text('web.browser.title')}</div>
        <div className="y-quiet">
          {text(can ? (denied ? 'web.browser.denied' : 'web.browser.text') : 'web.browser.unsupported')}
        </div>
      </div>
      {can && !denied && (
        <Button
          size="small"
          onClick={() => {
            if (on) {
              turnOffBrowserNotices();
              setOn(false);
            } else void turnOnBrowserNotices().then(setOn);
          }}
        >
          {text(on ? 'web.browser.off' : 'web.browser.ask')}
        </Button>
      )}
    </li>
  );
}
