import { expect, test } from 'vitest';
import { foldQuotes } from './folded-text.ts';

test.each([
  ['您好，样品收到了。\n\n在 2026年11月20日，周敏 写道：\n> 样品已寄出\n> 周五到', '您好，样品收到了。'],
  [
    'Please quote.\n\nOn Fri, Nov 20, 2026 at 9:12 AM Zhou Min <z@a.example> wrote:\n> hello',
    'Please quote.',
  ],
  ['同意。\n\n------------------ 原始邮件 ------------------\n发件人: 周敏\n主题: 合同', '同意。'],
  ['好的\n\n发件人：周敏\n发送时间：2026年11月20日\n收件人：李晓\n主题：报价\n\n正文', '好的'],
  ['先写\n> 引用\n> 引用', '先写'],
])('%j: what was written stands above', (text, written) => {
  const folded = foldQuotes(text);
  expect(folded.written).toBe(written);
  expect(folded.quoted).not.toBe('');
  expect(text.replaceAll(/\s/g, '')).toBe((folded.written + folded.quoted).replaceAll(/\s/g, ''));
});

test.each([
  '只有正文，没有引用。',
  '> 全是引用\n> 没有自己的话',
  '答复如下：\n> 交期？\n三周\n> 价格？\n见附件',
  '收件人：华东仓库\n请把样品寄到这里',
])('%j is shown whole', (text) => {
  expect(foldQuotes(text)).toEqual({ written: text, quoted: '' });
});
