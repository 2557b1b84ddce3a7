import Button from 'antd/es/button';
import { useState } from 'react';
import { Page } from '../../ui/page.tsx';
import { useUrlState } from '../route-hooks.ts';
import { DemoList } from './demo-list.tsx';

const tabs = { list: DemoList } as const;
type Tab = keyof typeof tabs;

/** The workshop: every component with believable data. Only while developing. */
export function DemoPage() {
  const [{ tab }, setState] = useUrlState<{ tab: Tab }>({ tab: 'list' });
  const [asked, setAsked] = useState(0);
  const Tab = tabs[tab] ?? DemoList;
  return (
    <Page
      title="线索"
      fill={tab === 'list'}
      actions={
        <>
          {(Object.keys(tabs) as Tab[]).map((name) => (
            <Button
              key={name}
              type={name === tab ? 'primary' : 'default'}
              onClick={() => setState({ tab: name })}
            >
              {name}
            </Button>
          ))}
          <Button onClick={() => setAsked(asked + 1)}>{asked}</Button>
        </>
      }
    >
      <Tab />
    </Page>
  );
}
