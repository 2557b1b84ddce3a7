import { chmod, chown, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '../../platform/actor/actor.ts';
import { actorOfPerson } from '../../platform/auth/identify.ts';
import { sql } from '../../platform/db/sql.ts';
import { type MailWorld, mail, mailWorld, must } from './mail.fixture.ts';
import { hasDovecot } from './mail-server.fixture.ts';

setFlagsFromString('--expose-gc');
/** What is still held, not what merely waits to be swept up. */
const gc: () => void = runInNewContext('gc');

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
          Date: new Date(Date.now() - 20_000).toUTCString(),
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

  const wholeOf = async (id: string, person: 'sales' | 'manager' | 'otherSales' = 'sales') =>
    must(await world.as(person).get(`/api/mail/threads/${id}`), 200);
  const contactsOf = async (lead: string) => {
    const { items } = must(await world.as('sales').get(`/api/leads/${lead}/timeline`), 200);
    return items.filter(
      (one: { type: string; undone: boolean }) => one.type === 'lead.contacted' && !one.undone,
    );
  };
  const count = async (what: string) =>
    (
      await world.db.read<{ n: number }>(system, sql`select count(*) as n from ${sql.table(`mail.${what}`)}`)
    )[0]!.n;

  test('what matches nothing leaves its number and no more; looked at again once its writer is known', async () => {
    const [row] = await world.db.read<{ all: string }>(
      system,
      sql`select string_agg(to_jsonb(m)::text, '') || (select string_agg(to_jsonb(t)::text, '') from mail.threads t)
        || (select string_agg(to_jsonb(k)::text, '') from mail.thread_keys k) as all from mail.messages m`,
    );
    expect(row!.all).not.toContain('friend@qq.com');
    expect(row!.all).not.toContain('爬山');
    const friend = await world.lead('sales', { company: '爬山朋友公司', emails: ['friend@qq.com'] });
    await world.sync(box);
    expect(await world.threads('sales', `kind=lead&recordId=${friend}`)).toEqual([]);
    must(await world.as('sales').post(`/api/mail/mailboxes/${box}/sync`, { again: true }), 202);
    await world.sync(box);
    expect(await world.threads('sales', `kind=lead&recordId=${friend}`)).toMatchObject([
      { subject: '周末爬山' },
    ]);
  });

  test('a contact’s mail lies on contact and account, a colleague of theirs by the domain; on the account’s page both', async () => {
    const { accountId, contactId } = await world.contact(
      'sales',
      { name: '无锡恒锐轴承' },
      { name: '孙莉', emails: ['sun@hengrui.example'] },
    );
    const to = { To: 'li@mingde.example' };
    await world.imap.deliver(
      'li@mingde.example',
      mail({ ...to, From: 'sun@hengrui.example', Subject: '样品' }),
    );
    await world.imap.deliver(
      'li@mingde.example',
      mail({ ...to, From: 'new@hengrui.example', Subject: '对账' }),
    );
    await world.sync(box);
    expect(await world.threads('sales', `kind=contact&recordId=${contactId}`)).toMatchObject([
      { subject: '样品' },
    ]);
    const threads = await world.threads('sales', `kind=account&recordId=${accountId}`);
    expect(threads.map((one) => one.subject).sort()).toEqual(['对账', '样品']);
    expect(threads.find((one) => one.subject === '对账').filings).toMatchObject([
      { kind: 'account', how: 'domain', title: '无锡恒锐轴承' },
    ]);
    const { items } = must(await world.as('sales').get(`/api/accounts/${accountId}/timeline`), 200);
    expect(items.filter((one: { type: string }) => one.type === 'account.contacted')).toHaveLength(2);
  });

  test('two records with one address are proposed; filed by hand the text is fetched, taken away again the contact goes back', async () => {
    const emails = ['shared@yuanda.example'];
    const [one, two] = [
      await world.lead('sales', { company: '远大一厂', emails }),
      await world.lead('sales', { company: '远大二厂', emails, allowDuplicate: true }),
    ];
    await world.imap.deliver(
      'li@mingde.example',
      mail({ From: emails[0]!, To: 'li@mingde.example', Subject: '哪个厂' }, '请看附件'),
    );
    await world.sync(box);
    const [thread] = await world.threads('sales', 'view=proposed');
    expect(thread).toMatchObject({ subject: '哪个厂', filings: [] });
    expect(thread.proposals.map((proposal: { id: string }) => proposal.id).sort()).toEqual([one, two].sort());
    expect((await wholeOf(thread.id)).all).toMatchObject([{ content: 'header', text: '' }]);
    must(
      await world.as('sales').post(`/api/mail/threads/${thread.id}/filings`, { kind: 'lead', id: two }),
      200,
    );
    await world.sync(box);
    expect((await wholeOf(thread.id)).all).toMatchObject([{ content: 'whole', text: '请看附件' }]);
    expect(await contactsOf(two)).toHaveLength(1);
    expect(await contactsOf(one)).toHaveLength(0);
    must(await world.as('sales').delete(`/api/mail/threads/${thread.id}/filings/lead/${two}`), 200);
    expect(await contactsOf(two)).toHaveLength(0);
    await world.sync(box);
    expect(await world.threads('sales', `kind=lead&recordId=${two}`)).toEqual([]);
  });

  test('private: nothing of it is kept, nor of what comes after, until it is business again', async () => {
    const lead = await world.lead('sales', { company: '私人公司', emails: ['mate@simi.example'] });
    const to = { From: 'mate@simi.example', To: 'li@mingde.example' };
    await world.imap.deliver(
      'li@mingde.example',
      mail({ ...to, Subject: '聚会', 'Message-ID': '<p1@simi.example>' }, '周六见'),
    );
    await world.sync(box);
    const [thread] = await world.threads('sales', `kind=lead&recordId=${lead}`);
    const gone = must(
      await world
        .as('sales')
        .patch(`/api/mail/threads/${thread.id}`, { version: thread.version, private: true }),
      200,
    );
    expect(gone).toMatchObject({ private: true, subject: '', all: [], filings: [] });
    expect(await contactsOf(lead)).toHaveLength(0);
    await world.imap.deliver(
      'li@mingde.example',
      mail({
        ...to,
        Subject: 'Re: 聚会',
        'Message-ID': '<p2@simi.example>',
        References: '<p1@simi.example>',
      }),
    );
    await world.sync(box);
    expect(await world.threads('sales', `kind=lead&recordId=${lead}`)).toEqual([]);
    const back = must(
      await world
        .as('sales')
        .patch(`/api/mail/threads/${thread.id}`, { version: gone.version, private: false }),
      200,
    );
    expect(back.private).toBe(false);
    await world.sync(box);
    expect(await world.threads('sales', `kind=lead&recordId=${lead}`)).toMatchObject([{ messages: 2 }]);
    must(await world.as('sales').post('/api/mail/private-addresses', { address: '@simi.example' }), 201);
    expect(await world.threads('sales', `kind=lead&recordId=${lead}`)).toEqual([]);
    expect(must(await world.as('sales').get('/api/mail/private-addresses'), 200).items).toMatchObject([
      { address: '@simi.example' },
    ]);
  });

  test('others see mail only where its owner lets who sees the record, and then only there', async () => {
    const lead = await world.lead('sales', { company: '权限测试厂', emails: ['quan@quanxian.example'] });
    await world.imap.deliver(
      'li@mingde.example',
      mail({ From: 'quan@quanxian.example', To: 'li@mingde.example', Subject: '机密报价' }, '底价一百万'),
    );
    await world.sync(box);
    const [thread] = await world.threads('sales', `kind=lead&recordId=${lead}`);
    // The manager sees the lead and that there was a mail, not the mail.
    expect(await world.threads('manager', `kind=lead&recordId=${lead}`)).toEqual([]);
    const { items } = must(await world.as('manager').get(`/api/leads/${lead}/timeline`), 200);
    expect(items.some((one: { type: string }) => one.type === 'lead.contacted')).toBe(true);
    expect(JSON.stringify(items)).not.toContain('底价');
    expect(JSON.stringify(items)).not.toContain('机密');
    for (const person of ['owner', 'manager', 'otherSales'] as const) {
      expect((await world.as(person).get(`/api/mail/threads/${thread.id}`)).status).toBe(404);
      expect(
        (
          await world
            .as(person)
            .patch(`/api/mail/threads/${thread.id}`, { version: thread.version, share: 'record' })
        ).status,
      ).toBe(404);
      expect(
        (await world.as(person).post(`/api/mail/threads/${thread.id}/filings`, { kind: 'lead', id: lead }))
          .status,
      ).not.toBe(200);
    }
    const shared = must(
      await world
        .as('sales')
        .patch(`/api/mail/threads/${thread.id}`, { version: thread.version, share: 'record' }),
      200,
    );
    expect(await world.threads('manager', `kind=lead&recordId=${lead}`)).toMatchObject([
      { id: thread.id, mine: false, ownerName: '李晓' },
    ]);
    expect((await wholeOf(thread.id, 'manager')).all).toMatchObject([{ text: '底价一百万' }]);
    // Seen, not theirs to file or to share on.
    expect(
      (
        await world
          .as('manager')
          .patch(`/api/mail/threads/${thread.id}`, { version: shared.version, share: null })
      ).status,
    ).toBe(404);
    // Who doesn't see the lead sees nothing of it.
    expect((await world.as('otherSales').get(`/api/mail/threads/${thread.id}`)).status).toBe(404);
    const [message] = shared.all;
    expect(
      (await world.as('manager').patch(`/api/mail/messages/${message.id}`, { hidden: true })).status,
    ).toBe(404);
    must(await world.as('sales').patch(`/api/mail/messages/${message.id}`, { hidden: true }), 200);
    expect((await wholeOf(thread.id, 'manager')).all).toEqual([]);
  });

  test('row-level security lets nobody into another’s mailbox, whatever they ask the database', async () => {
    const tables = [
      'mailboxes',
      'folders',
      'thread_keys',
      'uids',
      'proposals',
      'counted',
      'private_addresses',
      'outgoing',
    ];
    for (const table of tables)
      if (table !== 'outgoing') expect([table, await count(table)]).not.toEqual([table, 0]);
    for (const person of ['owner', 'manager', 'otherSales', 'readonly'] as const) {
      const actor = (await actorOfPerson(world.db, world.people[person]))!;
      for (const table of tables) {
        const rows = await world.db.read(actor, sql`select 1 from ${sql.table(`mail.${table}`)}`);
        expect([person, table, rows.length]).toEqual([person, table, 0]);
      }
      for (const table of ['threads', 'messages', 'filings']) {
        const touched = await world.db.write(actor, (tx) =>
          tx.run(sql`delete from ${sql.table(`mail.${table}`)}`),
        );
        expect(touched).toBe(0);
      }
    }
  });

  test('an API key without the right to mail reads none', async () => {
    const sales = (await actorOfPerson(world.db, world.people.sales))!;
    const key = { ...sales, via: 'apiKey' as const, grants: { 'leads.read': 'own' as const } };
    for (const table of ['mailboxes', 'threads', 'messages', 'attachments'])
      expect(await world.db.read(key, sql`select 1 from ${sql.table(`mail.${table}`)}`)).toEqual([]);
  });

  test('one mail in two colleagues’ mailboxes counts once', async () => {
    const lead = await world.lead('owner', {
      company: '双份邮件厂',
      emails: ['both@shuang.example'],
      ownerId: world.people.owner,
    });
    const text = mail({
      From: 'both@shuang.example',
      To: 'wang@mingde.example, loop@mingde.example',
      Subject: '双份',
      'Message-ID': '<both@shuang.example>',
    });
    for (const user of ['wang', 'loop']) await world.imap.deliver(`${user}@mingde.example`, text);
    const boxes = [await world.connect('owner', 'wang'), await world.connect('owner', 'loop')];
    for (const one of boxes) await world.sync(one);
    const { items } = must(await world.as('owner').get(`/api/leads/${lead}/timeline`), 200);
    expect(items.filter((one: { type: string }) => one.type === 'lead.contacted')).toHaveLength(1);
  });

  describe('bad mail', () => {
    let bad: string;
    let lead: string;
    const from = { From: 'huai@huaiyou.example', To: 'broken@mingde.example' };
    const put = (text: string | Buffer, folder?: string) =>
      world.imap.deliver('broken@mingde.example', text, folder);
    const bySubject = async (subject: string) => {
      const threads = await world.threads('sales', `kind=lead&recordId=${lead}`);
      const found = threads.find((one) => one.subject === subject);
      if (!found) throw new Error(`no thread ${subject} among ${threads.map((one) => one.subject)}`);
      return (await wholeOf(found.id)).all[0];
    };
    beforeAll(async () => {
      lead = await world.lead('sales', { company: '坏邮件厂', emails: ['huai@huaiyou.example'] });
      bad = await world.connect('sales', 'broken');
    });

    test('40 MB are not fetched for their text; the attachment is sent on as it comes', async () => {
      const size = 40_000_000;
      const line = `${'QUJD'.repeat(19)}\r\n`;
      const body = line.repeat(Math.ceil((size * 4) / 3 / 76));
      const head = mail({ ...from, Subject: 'big', 'Content-Type': 'multipart/mixed; boundary=b' }, '')
        .trimEnd()
        .replace(/\n/g, '\r\n');
      await put(
        Buffer.from(
          `${head}\r\n\r\n--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nsee attachment\r\n--b\r\nContent-Type: application/zip; name="图纸.zip"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment\r\n\r\n${body}\r\n--b--\r\n`,
        ),
      );
      const before = process.memoryUsage().arrayBuffers;
      let most = 0;
      const timer = setInterval(() => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      }, 5);
      await world.sync(bad).finally(() => clearInterval(timer));
      expect(most).toBeLessThan(8_000_000);
      const message = await bySubject('big');
      expect(message.text).toBe('see attachment');
      const [attachment] = message.attachments;
      expect(attachment.name).toBe('图纸.zip');
      expect(Math.abs(attachment.bytes / size - 1)).toBeLessThan(0.02);
      const url = await world.app.listen({ port: 0, host: '127.0.0.1' });
      const answer = await new Promise<IncomingMessage>((resolve) => {
        const headers = { cookie: world.as('sales').cookie };
        get(`${url}/api/mail/attachments/${attachment.id}/content`, { headers }, resolve);
      });
      expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
      let [bytes, swept, held] = [0, 0, 0];
      for await (const piece of answer) {
        bytes += piece.length;
        if (bytes - swept < 10_000_000) continue;
        swept = bytes;
        // What is free goes a turn later.
        gc();
        await new Promise(setImmediate);
        gc();
        held = Math.max(held, process.memoryUsage().arrayBuffers - before);
      }
      expect(bytes).toBeGreaterThanOrEqual(size);
      // Held whole it would be more than all of it: as read, and as sent on.
      expect(held).toBeLessThan(size / 2);
      expect(
        (await world.as('otherSales').get(`/api/mail/attachments/${attachment.id}/content`)).status,
      ).toBe(404);
    }, 60_000);

    test('an attachment saved to the record is a file like any other', async () => {
      await put(
        mail(
          { ...from, Subject: '合同', 'Content-Type': 'multipart/mixed; boundary=b' },
          '--b\nContent-Type: text/plain\n\nhi\n--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename="../../合同.txt"\nContent-Transfer-Encoding: base64\n\n5ZCI5ZCM\n--b--',
        ),
      );
      await world.sync(bad);
      const [attachment] = (await bySubject('合同')).attachments;
      const saved = must(
        await world
          .as('sales')
          .post(`/api/mail/attachments/${attachment.id}/file`, { kind: 'lead', id: lead }),
        201,
      );
      expect(saved.fileId).not.toBeNull();
      const { items } = must(await world.as('sales').get(`/api/files?subject=lead&subjectId=${lead}`), 200);
      expect(items).toMatchObject([{ id: saved.fileId, name: '合同.txt', bytes: 6 }]);
    });

    test('broken MIME is taken as far as it reads, and says so', async () => {
      await put(
        mail(
          { ...from, Subject: 'open', 'Content-Type': 'multipart/mixed; boundary=b' },
          '--b\nContent-Type: text/plain; charset=utf-8\n\n没有结尾',
        ),
      );
      await put(mail({ ...from, Subject: 'noboundary', 'Content-Type': 'multipart/mixed' }, '只有正文'));
      await put(
        mail({ ...from, Subject: 'base64', 'Content-Transfer-Encoding': 'base64' }, '5oql5Lu3!!!5oql5Lu3'),
      );
      await put(
        Buffer.concat([
          Buffer.from(
            mail({ ...from, Subject: 'gbk', 'Content-Type': 'text/plain; charset=utf-8' }, '')
              .trimEnd()
              .replace(/\n/g, '\r\n'),
          ),
          Buffer.from('\r\n\r\n'),
          Buffer.from([0xb1, 0xa8, 0xbc, 0xdb]),
        ]),
      );
      await put(
        Buffer.from(
          `garbage line\r\nFrom: huai@huaiyou.example\r\nTo: broken@mingde.example\r\nSubject: junk\r\n: x\r\n\r\nstill read`,
        ),
      );
      await put(
        mail(
          { ...from, Subject: 'html', 'Content-Type': 'text/html; charset=utf-8' },
          '<p>报<b>价</b></p><script>alert(1)</script><img src="https://spy.example/x.gif">',
        ),
      );
      await put(Buffer.from('\r\n\r\n'));
      await world.sync(bad);
      expect(await bySubject('open')).toMatchObject({ text: '没有结尾' });
      const noBoundary = await bySubject('noboundary');
      expect(noBoundary.flaws).toContain('structure');
      expect(noBoundary.text).toContain('只有正文');
      expect(await bySubject('base64')).toMatchObject({ text: '报价报价', flaws: ['encoding'] });
      expect(await bySubject('gbk')).toMatchObject({ text: '报价', flaws: ['charset'] });
      expect(await bySubject('junk')).toMatchObject({ text: 'still read', flaws: ['headers'] });
      expect(await bySubject('html')).toMatchObject({ text: '报价' });
      const state = must(await world.as('sales').get(`/api/mail/mailboxes/${bad}`), 200);
      expect(state).toMatchObject({ state: 'working', folders: [{ path: 'INBOX', missing: 0 }, {}] });
    });

    test('parts within parts within parts end nothing', async () => {
      let inner = 'Content-Type: text/plain\n\ndeep';
      for (let depth = 0; depth < 200; depth++)
        inner = `Content-Type: multipart/mixed; boundary=b${depth}\n\n--b${depth}\n${inner}\n--b${depth}--`;
      const [type, ...rest] = inner.split('\n\n');
      await put(
        mail(
          { ...from, Subject: 'nested', 'Content-Type': type!.slice('Content-Type: '.length) },
          rest.join('\n\n'),
        ),
      );
      await put(mail({ ...from, Subject: 'after it' }));
      await world.sync(bad);
      await bySubject('nested');
      await bySubject('after it');
    });

    test('a mail loop: machines’ answers, bounces and our own mail coming back are marked, no contact, and answered by nobody', async () => {
      const before = (await contactsOf(lead)).length;
      await put(mail({ ...from, Subject: 'away', 'Auto-Submitted': 'auto-replied' }));
      await put(
        mail({
          From: 'mailer-daemon@huaiyou.example',
          To: from.To,
          Subject: 'Undelivered',
          'Return-Path': '<>',
          References: '<loop1@mingde.example>',
        }),
      );
      const ours = mail({
        From: from.To,
        To: from.From,
        Subject: 'ours',
        'Message-ID': '<loop1@mingde.example>',
      });
      await put(ours, 'Sent');
      for (let round = 0; round < 5; round++) await put(`X-Loop: ${round}\n${ours}`);
      await world.sync(bad);
      expect(await bySubject('away')).toMatchObject({ automatic: 'reply' });
      const threads = await world.threads('sales', `kind=lead&recordId=${lead}`);
      const loop = await wholeOf(threads.find((one) => one.subject === 'ours').id);
      expect(loop.all).toMatchObject([{ direction: 'out' }, { automatic: 'bounce' }]);
      const bounce = loop.all[1].id;
      expect(
        (await world.as('sales').get(`/api/mail/beginning?messageId=${bounce}&mode=reply`)).body.code,
      ).toBe('mail.neverAnswered');
      expect(await contactsOf(lead)).toHaveLength(before + 1);
      expect(world.smtp.caught).toEqual([]);
      expect(await count('outgoing')).toBe(0);
    });

    test('a mail that the server can’t give is named as missing, and taken once it can', async () => {
      await put(mail({ ...from, Subject: 'lost and found' }));
      const folder = join(world.imap.folderOf('broken@mingde.example'), 'new');
      const cur = join(world.imap.folderOf('broken@mingde.example'), 'cur');
      const files = [
        ...(await readdir(folder)).map((name) => join(folder, name)),
        ...(await readdir(cur)).map((name) => join(cur, name)),
      ];
      const [file] = (
        await Promise.all(
          files.map(async (path) =>
            (await readFile(path, 'utf8')).includes('lost and found') ? [path] : [],
          ),
        )
      ).flat();
      const { uid, gid } = await stat(file!);
      await chmod(file!, 0);
      if (process.getuid?.() === 0) await chown(file!, 0, 0);
      await world.sync(bad);
      const state = must(await world.as('sales').get(`/api/mail/mailboxes/${bad}`), 200);
      expect(state.folders[0]).toMatchObject({ missing: 1 });
      expect(state.folders[0].onServer - state.folders[0].taken).toBe(1);
      expect(must(await world.as('sales').get('/api/mail/counts'), 200)).toMatchObject({ missing: 1 });
      await chmod(file!, 0o600);
      if (process.getuid?.() === 0) await chown(file!, uid, gid);
      await world.sync(bad);
      await bySubject('lost and found');
      expect(must(await world.as('sales').get('/api/mail/counts'), 200)).toMatchObject({ missing: 0 });
    });

    test('a folder that was numbered anew brings nothing twice', async () => {
      const keys = async () =>
        (
          await world.db.read<{ k: string }>(
            system,
            sql`select message_key || ' ' || subject as k from mail.messages order by 1`,
          )
        ).map((row) => row.k);
      const [messages, contacts] = [await keys(), (await contactsOf(lead)).length];
      const folder = world.imap.folderOf('broken@mingde.example');
      for (const name of await readdir(folder))
        if (/^dovecot/.test(name)) await rm(join(folder, name), { recursive: true });
      await writeFile(join(folder, 'dovecot-uidvalidity'), '');
      await world.sync(bad);
      const state = must(await world.as('sales').get(`/api/mail/mailboxes/${bad}`), 200);
      expect(state.folders[0].onServer).toBe(state.folders[0].taken);
      expect(await keys()).toEqual(messages);
      expect(await contactsOf(lead)).toHaveLength(contacts);
    });
  });
});
