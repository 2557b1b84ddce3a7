import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { ActForm } from '../../ui/act-form.tsx';
import {
  InlineDate,
  InlineList,
  InlineMoney,
  InlineSelect,
  InlineText,
  type MoneyValue,
} from '../../ui/inline-edit/inline-edit.tsx';
import { KeyNumber } from '../../ui/key-number.tsx';
import { Card, Columns, Facts, Row, Tiles } from '../../ui/layout.tsx';
import { Person } from '../../ui/person.tsx';
import { ProgressPanel } from '../../ui/progress-panel.tsx';
import { EmptyState, ErrorState } from '../../ui/states.tsx';
import { Tag } from '../../ui/tag.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { ApiProblem } from '../api/problem.ts';
import { usePreferences } from '../preferences.tsx';
import { demoWords } from './believable.ts';

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const wait = () => new Promise((resolve) => setTimeout(resolve, 500));

function problem(code: string, title: string, more: object = {}): ApiProblem {
  return new ApiProblem({ type: 'about:blank', status: 409, code, title, ...more });
}

export function DemoRecord() {
  const { language } = usePreferences();
  const w = demoWords(language);
  const [company, setCompany] = useState<string | null>(w.trades[0]);
  const [phones, setPhones] = useState<readonly string[]>(['+86 138 0013 5526', '+86 574 8765 4321']);
  const [status, setStatus] = useState<string | null>('1');
  const [amount, setAmount] = useState<MoneyValue | null>({ amount: '420000', currency: 'CNY' });
  const [day, setDay] = useState<string | null>('2026-11-25');
  const [note, setNote] = useState<string | null>(null);
  const save =
    <T,>(set: (value: T) => void) =>
    async (value: T) => {
      await wait();
      set(value);
    };
  const stale = async () => {
    await wait();
    throw problem('record.stale', '周敏刚刚改过这条记录', {
      facts: { current: { note: '客户说春节前要试用' } },
    });
  };
  return (
    <Columns
      side={
        <>
          <Card title="资料">
            <Facts
              items={[
                {
                  label: '公司',
                  value: <InlineText label="公司" value={company} onSave={save(setCompany)} />,
                },
                {
                  label: '电话',
                  value: <InlineList label="电话" inputMode="tel" value={phones} onSave={save(setPhones)} />,
                },
                {
                  label: '状态',
                  value: (
                    <InlineSelect
                      label="状态"
                      value={status}
                      choices={w.status.map((label, i) => ({ value: String(i), label }))}
                      onSave={save(setStatus)}
                      show={(choice) => <Tag tone="accent">{choice.label}</Tag>}
                    />
                  ),
                },
                {
                  label: '金额',
                  value: <InlineMoney label="金额" currency="CNY" value={amount} onSave={save(setAmount)} />,
                },
                { label: '预计', value: <InlineDate label="预计" value={day} onSave={save(setDay)} /> },
                {
                  label: '备注',
                  value: (
                    <InlineText
                      label="备注"
                      multiline
                      value={note}
                      onSave={(value, over) => (over ? save(setNote)(value) : stale())}
                      currentOf={(current) => (current as { note: string }).note}
                    />
                  ),
                },
                { label: '负责人', value: <Person name={w.owners[0]} /> },
              ]}
            />
          </Card>
          <Card title="新建">
            <ActForm
              submit="保存"
              onSubmit={async () => {
                await wait();
                throw problem('request.invalid', '有 1 处填写需要改一下', {
                  next: '改好标出的地方再提交',
                  errors: [
                    {
                      code: 'invalid.email',
                      field: 'body.email',
                      message: '邮箱格式不对，例如 li@example.com',
                    },
                  ],
                });
              }}
            >
              <Form.Item name="email" label="邮箱">
                <Input />
              </Form.Item>
            </ActForm>
          </Card>
        </>
      }
    >
      <Card>
        <Row between>
          <Row gap="l">
            <KeyNumber label="评分" value="87" />
            <KeyNumber label="匹配" value="A" />
            <KeyNumber label="互动" value="2" />
          </Row>
          <KeyNumber label="成交可能" value="31" unit="%" note="同类线索实际 29%（412 条）" align="end" />
        </Row>
      </Card>
      <Card title="时间线" extra="全部 · 沟通 · 评分 · 修改">
        <Timeline
          hasMore
          entries={[
            {
              id: '1',
              at: minutesAgo(12),
              who: w.owners[0],
              icon: 'phone',
              title: '电话 · 直接沟通 · 6 分钟',
              body: '“今年技改预算批了 60 万，最后要刘总签字。希望春节前试用。”',
              note: '标出 3 条证据：预算 · 权限 · 时间',
            },
            {
              id: '2',
              at: minutesAgo(54),
              icon: 'globe',
              title: '官网表单：需要 42CrMo 齿轮轴 φ80×600，调质 HB 280，500 件，先要样品 2 件',
              note: '评分 69 → 87（+18 索要样品）',
            },
            {
              id: '3',
              at: minutesAgo(1900),
              who: w.owners[1],
              icon: 'edit',
              title: '修改了行业：机械 → 液压件',
            },
          ]}
        />
      </Card>
      <Tiles>
        <Card title="本月目标">
          <KeyNumber label="已完成" value="68" unit="%" share={0.68} note="时间已过 73% · 预计 92%–118%" />
        </Card>
        <Card title="应收">
          <KeyNumber label="逾期 2 家" value="¥46.8" unit="万" tone="bad" note="本周到期 ¥8.0万" to="/ui" />
        </Card>
      </Tiles>
      <ProgressPanel
        title="导入 leads.csv"
        state="running"
        done={318_000}
        total={1_000_000}
        startedAt={minutesAgo(0.4)}
        note="新建 301,204 · 更新 16,784 · 有问题 12"
        onCancel={() => {}}
      />
      <Card>
        <EmptyState icon="people">
          还没有线索。把现有的名单导进来，系统会查重并告诉您哪几行有问题。
        </EmptyState>
        <ErrorState error={{ message: '暂时连不上系统', next: '恢复后会自动再试' }} onRetry={() => {}} />
      </Card>
    </Columns>
  );
}
