import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type MailWorld, mail, mailWorld, must } from './mail.fixture.ts';
import { hasDovecot } from './mail-server.fixture.ts';
import { smtpError } from './smtp-sink.fixture.ts';

describe.skipIf(!hasDovecot)('writing mail', () => {
  let world: MailWorld;
  let box: string;
  let lead: string;
  beforeAll(async () => {
    world = await mailWorld();
    lead = await world.lead('sales', {
      company: '苏州华泰精工',
      name: '赵敏',
      emails: ['zhao@huatai.example'],
    });
    box = await world.connect('sales', 'sent', { signature: '李晓\n明德精密' });
    await world.sync(box);
  }, 60_000);
  afterAll(() => world?.drop());
  beforeEach(() => {
    world.smtp.manners = {};
    world.smtp.caught.length = 0;
  });

  const write = (over: object = {}, headers: Record<string, string> = {}) =>
    world.as('sales').post(
      '/api/mail/outgoing',
      {
        mailboxId: box,
        to: [{ name: '赵敏', address: 'zhao@huatai.example' }],
        subject: '报价单',
        text: '请查收。',
        ...over,
      },
      headers,
    );
  const stateOf = async (threadId: string, id: string) => {
    const thread = must(await world.as('sales').get(`/api/mail/threads/${threadId}`), 200);
    return thread.all.find((one: { id: string }) => one.id === id)?.outgoing;
  };
  const contacts = async () => {
    const { items } = must(await world.as('sales').get(`/api/leads/${lead}/timeline`), 200);
    return items.filter((one: { type: string }) => one.type === 'lead.contacted');
  };

  test('leaves once, with a copy among the sent, counts as contact, and is one mail when it comes back by sync', async () => {
    const key = { 'idempotency-key': 'send-once-0001' };
    const sent = must(await write({ about: { kind: 'lead', id: lead } }, key), 202);
    expect(must(await write({ about: { kind: 'lead', id: lead } }, key), 202)).toEqual(sent);
    expect(await contacts()).toHaveLength(0);
    await world.deliver(sent.id);
    await world.deliver(sent.id);
    expect(world.smtp.caught).toHaveLength(1);
    expect(world.smtp.caught[0]).toMatchObject({ from: 'sent@mingde.example', to: ['zhao@huatai.example'] });
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({
      state: 'sent',
      failure: null,
      copied: 'byUs',
    });
    expect(await contacts()).toMatchObject([{ payload: { kind: 'mail', direction: 'out' } }]);
    await world.sync(box);
    const [thread, ...others] = await world.threads('sales', `kind=lead&recordId=${lead}`);
    expect(others).toEqual([]);
    expect(thread).toMatchObject({ id: sent.threadId, messages: 1 });
    expect(await contacts()).toHaveLength(1);
  });

  test('an answer stands in the thread of what it answers, quoted and signed, and goes to who wrote', async () => {
    await world.imap.deliver(
      'sent@mingde.example',
      mail(
        {
          From: '"赵敏" <zhao@huatai.example>',
          To: 'sent@mingde.example, boss@huatai.example',
          Subject: '关于交期',
          'Message-ID': '<q1@huatai.example>',
        },
        '什么时候能到？',
      ),
    );
    await world.sync(box);
    const threads = await world.threads('sales', `kind=lead&recordId=${lead}`);
    const thread = threads.find((one) => one.subject === '关于交期');
    const { all } = must(await world.as('sales').get(`/api/mail/threads/${thread.id}`), 200);
    const begun = must(
      await world.as('sales').get(`/api/mail/beginning?messageId=${all[0].id}&mode=replyAll`),
      200,
    );
    expect(begun).toMatchObject({
      to: [{ name: '赵敏', address: 'zhao@huatai.example' }],
      cc: [{ address: 'boss@huatai.example' }],
      subject: '回复：关于交期',
    });
    expect(begun.text).toContain('李晓\n明德精密');
    expect(begun.text).toContain('> 什么时候能到？');
    const sent = must(await write({ ...begun, text: `月底。${begun.text}`, replyTo: all[0].id }), 202);
    expect(sent.threadId).toBe(thread.id);
    await world.deliver(sent.id);
    expect(world.smtp.caught[0]!.raw).toMatch(/^In-Reply-To: <q1@huatai\.example>\r?$/m);
    expect(world.smtp.caught[0]!.raw).toMatch(/^References: <q1@huatai\.example>\r?$/m);
  });

  test('can be called back until it leaves, and not after', async () => {
    const sent = must(await write(), 202);
    must(await world.as('sales').post(`/api/mail/outgoing/${sent.id}/cancel`), 200);
    await world.deliver(sent.id);
    expect(world.smtp.caught).toHaveLength(0);
    expect((await world.as('sales').get(`/api/mail/threads/${sent.threadId}`)).status).toBe(404);
    const gone = must(await write(), 202);
    await world.deliver(gone.id);
    expect((await world.as('sales').post(`/api/mail/outgoing/${gone.id}/cancel`)).body.code).toBe(
      'mail.alreadyLeft',
    );
  });

  test('nothing that is typed becomes a header or a recipient of its own', async () => {
    const bad = await write({ subject: '报价\r\nBcc: spy@evil.example' });
    expect(bad).toMatchObject({ status: 422, body: { code: 'mail.badSubject' } });
    for (const address of [
      'a@b.example\r\nRCPT TO:<spy@evil.example>',
      'a@b.example, spy@evil.example',
      '<a@b.example>',
      'a b@c.example',
    ])
      expect((await write({ to: [{ address }] })).body.code).toBe('mail.badAddress');
    const sent = must(
      await write({
        to: [{ name: '赵"敏\r\nBcc: spy@evil.example', address: 'zhao@huatai.example' }],
        bcc: [{ address: 'boss@mingde.example' }],
        text: '.\r\n.\r\nMAIL FROM:<x@y.example>\r\n',
      }),
      202,
    );
    await world.deliver(sent.id);
    const [caught] = world.smtp.caught;
    expect(caught!.to).toEqual(['zhao@huatai.example', 'boss@mingde.example']);
    const header = caught!.raw.split(/\r?\n\r?\n/)[0]!;
    expect(header).not.toMatch(/^bcc:/im);
    expect(header).not.toContain('boss@mingde.example');
    expect(world.smtp.caught).toHaveLength(1);
  });

  test('a clear no is told with the server’s words and not repeated', async () => {
    world.smtp.manners.recipient = () => smtpError(550, 'No such user here');
    const sent = must(await write(), 202);
    await world.deliver(sent.id);
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({
      state: 'failed',
      failure: { code: 'mail.recipientRefused', title: expect.stringContaining('No such user here') },
    });
    await world.deliver(sent.id);
    expect(world.smtp.caught).toHaveLength(0);
    const counts = must(await world.as('sales').get('/api/mail/counts'), 200);
    expect(counts).toMatchObject({ failed: 1, unsure: 0 });
    world.smtp.manners = {};
    must(await world.as('sales').post(`/api/mail/outgoing/${sent.id}/again`), 200);
    await world.deliver(sent.id);
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({ state: 'sent' });
  });

  test('of several recipients one is refused: the others got it, and it is said', async () => {
    world.smtp.manners.recipient = (address) =>
      address.startsWith('gone') ? smtpError(550, 'Unknown') : null;
    const sent = must(await write({ cc: [{ address: 'gone@huatai.example' }] }), 202);
    await world.deliver(sent.id);
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({
      state: 'sent',
      failure: { code: 'mail.someRefused' },
    });
  });

  test('a server that is busy is asked again later', async () => {
    world.smtp.manners.data = () => smtpError(451, 'Try again later');
    const sent = must(await write(), 202);
    await world.deliver(sent.id);
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({
      state: 'queued',
      failure: { code: 'mail.serverBusy' },
    });
    world.smtp.manners = {};
    await world.deliver(sent.id);
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({ state: 'sent', failure: null });
    expect(world.smtp.caught).toHaveLength(1);
  });

  test('a line that breaks after the last byte leaves it unsure: said, not sent twice, settled by hand', async () => {
    world.smtp.manners.data = () => 'hangUp';
    const before = (await contacts()).length;
    const sent = must(await write({ about: { kind: 'lead', id: lead } }), 202);
    await world.deliver(sent.id);
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({
      state: 'unsure',
      failure: { code: 'mail.answerLost' },
    });
    world.smtp.manners = {};
    await world.deliver(sent.id);
    expect(world.smtp.caught).toHaveLength(1);
    expect(await contacts()).toHaveLength(before);
    must(await world.as('sales').post(`/api/mail/outgoing/${sent.id}/settle`), 200);
    expect(await stateOf(sent.threadId, sent.id)).toMatchObject({ state: 'sent' });
    expect(await contacts()).toHaveLength(before + 1);
  });

  test('a file of the record goes along; what one doesn’t see can’t be sent', async () => {
    const boundary = 'x1';
    const content = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="图纸 A.txt"\r\nContent-Type: text/plain\r\n\r\n法兰图\r\n--${boundary}--\r\n`;
    const file = await world.app.inject({
      method: 'POST',
      url: `/api/files?subject=lead&subjectId=${lead}`,
      headers: {
        cookie: world.as('sales').cookie,
        'x-yaosu-client': 'test',
        'content-type': `multipart/form-data; boundary=${boundary}`,
      },
      payload: content,
    });
    const fileId = JSON.parse(file.body).id;
    const sent = must(await write({ fileIds: [fileId] }), 202);
    await world.deliver(sent.id);
    expect(world.smtp.caught[0]!.raw).toContain(Buffer.from('法兰图').toString('base64'));
    const otherBox = await world.connect('otherSales', 'wang');
    const stolen = await world.as('otherSales').post('/api/mail/outgoing', {
      mailboxId: otherBox,
      to: [{ address: 'x@y.example' }],
      subject: 's',
      text: 't',
      fileIds: [fileId],
    });
    expect(stolen).toMatchObject({ status: 422, body: { code: 'mail.noSuchFile' } });
    const others = await world.as('otherSales').post('/api/mail/outgoing', {
      mailboxId: box,
      to: [{ address: 'x@y.example' }],
      subject: 's',
      text: 't',
    });
    expect(others.status).toBe(404);
  });
});
