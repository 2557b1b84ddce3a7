import { useQuery, useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Card } from '../../ui/layout.tsx';
import { useToast } from '../../ui/toast.tsx';
import { api } from '../api/client.ts';
import { useWrite } from '../api/use-write.ts';
import { useSettingsText } from './words.ts';

/** The way out of the demo company. It can't be undone, so it is said twice, with what of one's own would go too. */
export function DemoCard() {
  const text = useSettingsText();
  const client = useQueryClient();
  const { show } = useToast();
  const [asked, setAsked] = useState(false);
  const status = useQuery(api.demo.read.query());
  const remove = useWrite(api.demo.remove, {
    onDone: () => {
      show({ message: text('company.demoRemoved') });
      void client.invalidateQueries();
    },
  });
  const own = status.data?.realLeads ?? 0;
  return (
    <Card title={text('company.demo')}>
      <p className="y-quiet">{text('company.demoText')}</p>
      {asked ? (
        <div className="y-conflict">
          {own > 0 && <p>{text('company.demoReal', { count: own })}</p>}
          {remove.problem && <p role="alert">{remove.problem.message}</p>}
          <div className="y-row y-gap-s">
            <Button
              danger
              type="primary"
              loading={remove.busy}
              onClick={() =>
                void remove
                  .run(own > 0 ? { query: { including: 'realLeads' } } : {})
                  .catch(() => void status.refetch())
              }
            >
              {text('company.demoRemoveNow')}
            </Button>
            <Button onClick={() => setAsked(false)}>{text('company.demoKeep')}</Button>
          </div>
        </div>
      ) : (
        <div className="y-card-acts">
          <Button onClick={() => setAsked(true)}>{text('company.demoRemove')}</Button>
        </div>
      )}
    </Card>
  );
}
