import { join as joinPath } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mail } from '../src/areas/mail/mail.fixture.ts';
import {
  hasDovecot,
  type ImapServer,
  makeCertificates,
  password,
  startDovecot,
} from '../src/areas/mail/mail-server.fixture.ts';
import { type SmtpSink, startSmtpSink } from '../src/areas/mail/smtp-sink.fixture.ts';
import { type Company, join, type PersonPage, send, startCompany } from './company.ts';

describe.skipIf(!hasDovecot)('mail through one’s own mailbox', () => {
  let company: Company;
  let imap: ImapServer;
  let smtp: SmtpSink;
  let page: PersonPage;
  let leadId: string;
  beforeAll(async () => {
    const certificates = await makeCertificates();
    imap = await startDovecot(certificates);
    smtp = await startSmtpSink(certificates);
    company = await startCompany('zh-CN', {
      YAOSU_MAIL_HOSTS: [imap.port, smtp.port].map((port) => `localhost:${port}`).join(','),
      NODE_EXTRA_CA_CERTS: joinPath(certificates.folder, 'ca.pem'),
    });
    page = company.owner;
    const lead = await send(page, 'POST', '/api/leads', {
      name: '陈思远',
      company: '苏州衡拓精密传动有限公司',
      emails: ['chen@hengtuo.example'],
    });
    leadId = String(lead.id);
    await imap.deliver(
      'li@mingde.example',
      mail(
        {
          From: '陈思远 <chen@hengtuo.example>',
          To: 'li@mingde.example',
          Subject: '=?UTF-8?B?UlYg5YeP6YCf5py6?=',
          'Message-ID': '<first@hengtuo.example>',
        },
        '样品收到了，背隙偏大，请安排工程师。\n\n在 2026年11月20日，李晓 写道：\n> 样品已寄出',
      ),
    );
  });
  afterAll(async () => {
    await company?.close();
    await smtp?.stop();
    await imap?.stop();
  });

  test('a wrong password is named precisely; the right one connects, and the mail is on its lead', async () => {
    await page.goto('/mail');
    await page.getByRole('button', { name: '接入邮箱' }).click();
    await page.getByLabel('邮箱地址').fill('li@mingde.example');
    await page.getByLabel('密码', { exact: true }).fill('wrong');
    // Nobody knows the provider of a made-up domain: the servers stand open to be filled in.
    const [receiving, sending] = [
      page.getByRole('group', { name: /收信/ }),
      page.getByRole('group', { name: /发信/ }),
    ];
    for (const [group, port] of [
      [receiving, imap.port],
      [sending, smtp.port],
    ] as const) {
      await group.getByLabel('服务器').fill('localhost');
      await group.getByLabel('端口').fill(String(port));
      await group.getByLabel('用户名').fill('li@mingde.example');
    }
    await page.getByRole('button', { name: '试一下' }).click();
    await page.getByRole('alert').filter({ hasText: '收信（IMAP）：用户名或密码不对' }).waitFor();
    await page.getByRole('alert').filter({ hasText: '发信（SMTP）：用户名或密码不对' }).waitFor();

    await page.getByLabel('密码', { exact: true }).fill(password);
    await page.getByRole('button', { name: '试一下' }).click();
    await page.getByText('收信和发信都没问题').waitFor();
    await page.getByRole('button', { name: '接入', exact: true }).click();
    await page.getByText('已接入，正在同步').waitFor();

    await page.goto(`/leads/${leadId}`);
    const card = page
      .locator('section')
      .filter({ has: page.getByRole('heading', { name: '邮件', exact: true }) });
    await card.getByRole('link', { name: /RV 减速机/ }).waitFor({ timeout: 60_000 });
    // The timeline tells it too, and leads to the thread.
    await page.getByRole('link', { name: '看邮件' }).click();
    const reading = page.getByRole('article');
    await reading.getByText('样品收到了，背隙偏大，请安排工程师。').waitFor();
    expect(await reading.getByText('样品已寄出').isVisible()).toBe(false);
    await reading.getByRole('button', { name: '显示引用的内容' }).click();
    await reading.getByText('样品已寄出').waitFor();
  });

  test('an answer goes out once, by key, and stands in the thread', async () => {
    await page.keyboard.press('r');
    const box = page.getByRole('dialog', { name: '回复' });
    await box.getByText('chen@hengtuo.example').first().waitFor();
    const words = box.getByLabel('正文');
    await words.press('Control+Home');
    await words.pressSequentially('工程师周四到。');
    await page.keyboard.press('Control+Enter');
    await page.getByText('已交给邮箱发送').waitFor();
    await expect.poll(() => smtp.caught.length, { timeout: 60_000 }).toBe(1);
    expect(smtp.caught[0]).toMatchObject({ from: 'li@mingde.example', to: ['chen@hengtuo.example'] });
    expect(smtp.caught[0]!.raw).toMatch(/In-Reply-To: <first@hengtuo.example>/i);
    await page.getByText('工程师周四到。').first().waitFor({ timeout: 60_000 });
    expect(page.complaints).toEqual([]);
  });

  test('what a customer writes from then on is told under the bell, once; what was there before is no news', async () => {
    await imap.deliver(
      'li@mingde.example',
      mail(
        {
          From: '陈思远 <chen@hengtuo.example>',
          To: 'li@mingde.example',
          Date: new Date().toUTCString(),
          Subject: '=?UTF-8?B?UlYg5YeP6YCf5py6?=',
          'In-Reply-To': '<first@hengtuo.example>',
        },
        '周四上午可以。',
      ),
    );
    const { items } = (await send(page, 'GET', '/api/mail/mailboxes')) as { items: { id: string }[] };
    await send(page, 'POST', `/api/mail/mailboxes/${items[0]!.id}/sync`, {});
    await page.getByRole('button', { name: '通知，1 条未读' }).waitFor({ timeout: 60_000 });
    await page.keyboard.press('b');
    const panel = page.getByRole('region', { name: '通知' });
    await panel.getByText('陈思远来信').click();
    await page.getByRole('article').getByText('周四上午可以。').waitFor();
    expect(page.complaints).toEqual([]);
  });

  test('who is given something sees it under the bell at once, and goes there', async () => {
    const { page: sales, id } = await join(company, {
      name: '李晓',
      email: 'li.xiao@mingde.example',
      role: 'sales',
      language: 'zh-CN',
      screen: 'desktop',
    });
    await page.goto(`/leads/${leadId}`);
    const { version } = await send(page, 'GET', `/api/leads/${leadId}`);
    await send(page, 'POST', `/api/leads/${leadId}/owner`, { version, ownerId: id });
    // Chosen as one types, and told to whom it names.
    const remark = page.getByLabel('备注', { exact: true });
    await remark.pressSequentially('@李');
    await page.getByRole('option', { name: '李晓' }).waitFor();
    await remark.press('Enter');
    await remark.pressSequentially('先别报价');
    expect(await remark.inputValue()).toBe('@李晓 先别报价');
    await remark.press('Control+Enter');

    await sales.getByRole('button', { name: '通知，2 条未读' }).waitFor({ timeout: 30_000 });
    await sales.keyboard.press('b');
    const panel = sales.getByRole('region', { name: '通知' });
    await panel.getByText('陈立把 1 条线索交给你负责').waitFor();
    await panel.getByText('陈立在备注里提到你：“@李晓 先别报价”').click();
    await sales.waitForURL(`**/leads/${leadId}`);
    await sales.getByRole('button', { name: '通知，1 条未读' }).waitFor();
    expect(sales.complaints).toEqual([]);
  });
});
