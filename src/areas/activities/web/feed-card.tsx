import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useFormat, useNow } from '../../../ui/format-context.tsx';
import { Card } from '../../../ui/layout.tsx';
import { useToast } from '../../../ui/toast.tsx';
import { SecretLine } from '../../../web/account/secret-line.tsx';
import { api } from '../../../web/api/client.ts';
import { useActivityText } from './text.ts';

/** One's plans in the calendar of one's own phone: an address to subscribe to, shown once, ended at will. */
export function FeedCard() {
  const text = useActivityText();
  const format = useFormat();
  const now = useNow(60_000);
  const client = useQueryClient();
  const { show } = useToast();
  const [url, setUrl] = useState<string | null>(null);
  const feed = useQuery(api.calendar.feed.query()).data?.feed;
  const run = async (act: () => Promise<string | null>, message?: string) => {
    try {
      setUrl(await act());
      if (message) show({ message });
    } catch (error) {
      show({ message: error instanceof Error ? error.message : String(error), tone: 'bad' });
    }
    await client.invalidateQueries({ queryKey: api.calendar.feed.key() });
  };
  return (
    <Card title={text('web.feed.title')}>
      <div className="act-feed">
        <p className="y-quiet">{text('web.feed.text')}</p>
        {url && (
          <div className="y-stack y-gap-xs">
            <span>{text('web.feed.shown')}</span>
            <SecretLine value={url} />
          </div>
        )}
        <div className="y-row y-gap-s">
          <Button onClick={() => void run(async () => (await api.calendar.openFeed({})).url)}>
            {text(feed ? 'web.feed.renew' : 'web.feed.open')}
          </Button>
          {feed && (
            <Button
              onClick={() =>
                void run(async () => {
                  await api.calendar.closeFeed({});
                  return null;
                }, text('web.feed.closed'))
              }
            >
              {text('web.feed.close')}
            </Button>
          )}
          {feed && (
            <span className="y-quiet">
              {text('web.feed.since', { day: format.shortDate(feed.createdAt, now) })} ·{' '}
              {feed.readAt
                ? text('web.feed.readAt', { time: format.relative(feed.readAt, now) })
                : text('web.feed.never')}
            </span>
          )}
        </div>
      </div>
    </Card>
  );
}
