import Button from 'antd/es/button';
import { Page } from '../../ui/page.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useUrlState } from '../route-hooks.ts';
import { DemoBoard } from './demo-board.tsx';
import { DemoCharts } from './demo-charts.tsx';
import { DemoList } from './demo-list.tsx';
import { DemoRecord } from './demo-record.tsx';

const tabs = { list: DemoList, board: DemoBoard, record: DemoRecord, charts: DemoCharts } as const;
type Tab = keyof typeof tabs;

/** The workshop: every component with believable data. Only while developing. */
export function DemoPage() {
  const [{ tab }, setState] = useUrlState<{ tab: Tab }>({ tab: 'list' });
  const Content = tabs[tab] ?? DemoList;
  return (
    <Page
      title={tab === 'record' ? '宁波海川精密 · 李工' : '线索'}
      breadcrumbs={tab === 'record' ? [{ label: '线索', to: '/ui' }] : []}
      tag={tab === 'record' && <Tag tone="accent">跟进中</Tag>}
      fill={tab === 'list' || tab === 'board'}
      actions={(Object.keys(tabs) as Tab[]).map((name) => (
        <Button
          key={name}
          type={name === tab ? 'primary' : 'default'}
          onClick={() => setState({ tab: name })}
        >
          {name}
        </Button>
      ))}
    >
      <Content />
    </Page>
  );
}
