import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MailWorld, mail, mailWorld, must } from './mail.fixture.ts';
import { hasDovecot } from './mail-server.fixture.ts';

describe.skipIf(!hasDovecot)('mail from a real IMAP server', () => {
  let world: MailWorld;
  let box: string;
  beforeAll(async () => {
    world = await mailWorld();
  }, 60_000);
  afterAll(() => world?.drop());

  test('is filed on the lead by its address, threaded with the answer, and counts as contact', async () => {
    const lead = await world.lead('sales', {
      company: '宁波海特机械',
      name: '王工',
      emails: ['wang@haite.example'],
    });
    await world.imap.deliver(
      'li@mingde.example',
      mail({
        From: '王工 <wang@haite.example>',
        To: 'li@mingde.example',
        Subject: '询价',
        'Message-ID': '<a1@haite.example>',
      }),
    );
    await world.imap.deliver(
      'li@mingde.example',
      mail(
        {
          From: 'li@mingde.example',
          To: 'wang@haite.example',
          Subject: 'Re: 询价',
          'In-Reply-To': '<a1@haite.example>',
          'Message-ID': '<a2@mingde.example>',
        },
        '报价如下',
      ),
      'Sent',
    );
    await world.imap.deliver(
      'li@mingde.example',
      mail({ From: 'friend@qq.com', To: 'li@mingde.example', Subject: '周末爬山' }),
    );
    box = await world.connect('sales', 'li');
    await world.sync(box);
    const [thread, ...others] = await world.threads('sales', `kind=lead&recordId=${lead}`);
    expect(others).toEqual([]);
    expect(thread).toMatchObject({
      subject: '询价',
      messages: 2,
      mine: true,
      direction: 'out',
      snippet: '报价如下',
    });
    const whole = must(await world.as('sales').get(`/api/mail/threads/${thread.id}`), 200);
    expect(whole.all.map((one: { text: string }) => one.text)).toEqual(['您好，\n\n请报价。', '报价如下']);
    const timeline = must(await world.as('sales').get(`/api/leads/${lead}/timeline`), 200).items;
    const contacted = timeline.filter((one: { type: string }) => one.type === 'lead.contacted');
    expect(contacted.map((one: { payload: object }) => one.payload)).toMatchObject([
      { kind: 'mail', direction: 'out', direct: false, said: '' },
      { kind: 'mail', direction: 'in', direct: false, said: '' },
    ]);
    const [state] = must(await world.as('sales').get('/api/mail/mailboxes'), 200).items;
    expect(state).toMatchObject({ state: 'working', failure: null });
    expect(state.folders).toMatchObject([
      { path: 'INBOX', onServer: 2, taken: 2, missing: 0 },
      { path: 'Sent', onServer: 1, taken: 1, missing: 0 },
    ]);
  });
});
