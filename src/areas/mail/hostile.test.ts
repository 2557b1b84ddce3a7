import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailWorld, mail, mailWorld, must } from './mail.fixture.ts';
import { hasDovecot } from './mail-server.fixture.ts';

/** What somebody outside, or a colleague with bad intentions, makes of the mail of 李晓. */
describe.skipIf(!hasDovecot)('mail that is forged', () => {
  let world: MailWorld;
  let box: string;
  const li = 'li@mingde.example';
  beforeAll(async () => {
    world = await mailWorld();
    box = await world.connect('sales', 'li', { share: 'record' });
  }, 60_000);
  afterAll(() => world?.drop());

  const arrives = async (headers: Record<string, string>, body?: string): Promise<void> => {
    await world.imap.deliver(li, mail({ To: li, ...headers }, body));
  };
  const textsOn = async (recordId: string): Promise<string> => {
    const threads = await world.threads('sales', `kind=account&recordId=${recordId}`);
    const wholes = await Promise.all(
      threads.map(async ({ id }) => must(await world.as('sales').get(`/api/mail/threads/${id}`), 200)),
    );
    return JSON.stringify(wholes.map((whole) => whole.all));
  };

  test('carries nothing from one customer to another by naming mails of both', async () => {
    const [one, other] = [
      await world.contact('sales', { name: '甲方轴承' }, { name: '甲', emails: ['jia@jia.example'] }),
      await world.contact('sales', { name: '乙方齿轮' }, { name: '乙', emails: ['yi@yi.example'] }),
    ];
    await arrives({ From: 'jia@jia.example', Subject: '甲的事', 'Message-ID': '<one@jia.example>' });
    await arrives(
      { From: 'yi@yi.example', Subject: '乙的事', 'Message-ID': '<other@yi.example>' },
      '乙方的底价是八百',
    );
    await world.sync(box);
    expect(await textsOn(other.accountId)).toContain('底价');
    await arrives({
      From: 'jia@jia.example',
      Subject: 'Re: 甲的事',
      References: '<one@jia.example> <other@yi.example>',
    });
    await world.sync(box);
    expect(await textsOn(one.accountId)).not.toContain('底价');
    expect(await textsOn(other.accountId)).toContain('底价');
  });

  test('opens no thread that its owner keeps to themselves by joining it to one that is shared', async () => {
    const { accountId } = await world.contact(
      'sales',
      { name: '丙方液压' },
      { name: '丙', emails: ['bing@bing.example'] },
    );
    await arrives({ From: 'bing@bing.example', Subject: '公开', 'Message-ID': '<open@bing.example>' });
    await arrives(
      { From: 'bing@bing.example', Subject: '私下', 'Message-ID': '<closed@bing.example>' },
      '回扣的事别写在邮件里',
    );
    await world.sync(box);
    const threads = await world.threads('sales', `kind=account&recordId=${accountId}`);
    const { id, version } = threads.find(({ subject }) => subject === '私下');
    must(await world.as('sales').patch(`/api/mail/threads/${id}`, { version, share: 'nobody' }), 200);
    await arrives({
      From: 'bing@bing.example',
      Subject: 'Re: 公开',
      References: '<open@bing.example> <closed@bing.example>',
    });
    await world.sync(box);
    const seen = await world.threads('manager', `kind=account&recordId=${accountId}`);
    const wholes = await Promise.all(
      seen.map(async (one) => must(await world.as('manager').get(`/api/mail/threads/${one.id}`), 200)),
    );
    expect(wholes.map((whole) => whole.subject)).toEqual(['公开']);
    expect(JSON.stringify(wholes)).not.toContain('回扣');
  });

  test('a mailbox that a colleague calls by a customer’s address hides that customer’s mail from nobody', async () => {
    const { accountId } = await world.contact(
      'sales',
      { name: '丁方铸造' },
      { name: '丁', emails: ['ding@ding.example'] },
    );
    await world.connect('otherSales', 'wang', { address: 'ding@ding.example' });
    await arrives({ From: 'ding@ding.example', Subject: '急单' }, '明天就要');
    await world.sync(box);
    expect(await textsOn(accountId)).toContain('明天就要');
  });
});
