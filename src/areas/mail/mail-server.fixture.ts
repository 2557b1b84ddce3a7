import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';

/** Debian's Dovecot, as it comes by `apt-get install dovecot-imapd`. */
const dovecot = ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find(
  existsSync,
);

/** Whether the tests against a real IMAP server can run here. */
export const hasDovecot = dovecot !== undefined && hasOpenssl();

function hasOpenssl(): boolean {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export type Certificates = { ca: string; folder: string };

/** Certificates of an authority of our own: a good one for `localhost`, an expired one, one for another name. */
export async function makeCertificates(): Promise<Certificates> {
  const folder = await mkdtemp(join(tmpdir(), 'yaosu-mail-certs-'));
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'ignore' });
  run(
    'req',
    '-x509',
    '-newkey',
    'rsa:2048',
    '-nodes',
    '-keyout',
    'ca.key',
    '-out',
    'ca.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=Test CA',
  );
  await writeFile(
    join(folder, 'ca.conf'),
    '[ca]\ndefault_ca=d\n[d]\nnew_certs_dir=.\ndatabase=index\nserial=serial\ncertificate=ca.pem\nprivate_key=ca.key\ndefault_md=sha256\npolicy=p\nunique_subject=no\ncopy_extensions=copy\n[p]\ncommonName=supplied\n',
  );
  await writeFile(join(folder, 'index'), '');
  await writeFile(join(folder, 'serial'), '1000\n');
  const issue = (name: string, host: string, from: string, until: string): void => {
    run(
      'req',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
      '-subj',
      `/CN=${host}`,
      '-addext',
      `subjectAltName=DNS:${host}`,
    );
    run(
      'ca',
      '-batch',
      '-config',
      'ca.conf',
      '-in',
      `${name}.csr`,
      '-out',
      `${name}.pem`,
      '-startdate',
      from,
      '-enddate',
      until,
      '-notext',
    );
  };
  issue('good', 'localhost', '20200101000000Z', '20450101000000Z');
  issue('expired', 'localhost', '20200101000000Z', '20210101000000Z');
  issue('other', 'mail.elsewhere.example', '20200101000000Z', '20450101000000Z');
  return { ca: await readFile(join(folder, 'ca.pem'), 'utf8'), folder };
}

/** A port that nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export type ImapServer = {
  host: 'localhost';
  /** TLS from the first byte, and the same with an expired certificate and with one for another name. */
  port: number;
  expired: number;
  otherName: number;
  /** Plain, with STARTTLS. */
  starttls: number;
  /** Puts a mail into a folder; CRLF is made of LF. */
  deliver(user: string, mail: string | Buffer, folder?: string, at?: Date): Promise<void>;
  /** As a person's own mail program: signed in, to look and to change. */
  as(user: string): Promise<ImapFlow>;
  /** Where a mailbox lies on the disk. */
  folderOf(user: string): string;
  stop(): Promise<void>;
};

/** Everybody's, not of plain ASCII. */
export const password = 'geheim 密码 9';
const users = ['li', 'wang', 'big', 'loop', 'broken', 'sent'];

/** A private Dovecot on free ports, with a mailbox for each of `users`. */
export async function startDovecot({ ca, folder: certs }: Certificates): Promise<ImapServer> {
  const base = await mkdtemp(join(tmpdir(), 'yaosu-dovecot-'));
  await mkdir(join(base, 'mail'));
  const ports = {
    port: await freePort(),
    expired: await freePort(),
    otherName: await freePort(),
    starttls: await freePort(),
  };
  const lines = users.map((name) => `${name}@mingde.example:{PLAIN}${password}::::::`);
  await writeFile(join(base, 'passwd'), `${lines.join('\n')}\n`);
  // Dovecot signs nobody in as root: as root it works under the account that Debian made for it.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) execFileSync('chown', ['-R', 'dovecot:dovecot', join(base, 'mail')]);
  await chmod(base, 0o755);
  const instances = [
    { name: 'good', tls: ports.port, plain: ports.starttls },
    { name: 'expired', tls: ports.expired, plain: 0 },
    { name: 'other', tls: ports.otherName, plain: 0 },
  ];
  const children: ChildProcess[] = [];
  for (const instance of instances) {
    const file = join(base, `${instance.name}.conf`);
    await writeFile(file, configuration(base, certs, asRoot, instance));
    children.push(spawn(dovecot!, ['-F', '-c', file], { stdio: 'ignore' }));
  }
  await Promise.all(Object.values(ports).map((at) => listening(at, join(base, 'good.log'))));
  const as = async (user: string): Promise<ImapFlow> => {
    const client = new ImapFlow({
      host: 'localhost',
      port: ports.port,
      secure: true,
      tls: { ca },
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
    });
    client.on('error', () => {});
    await client.connect();
    return client;
  };
  return {
    host: 'localhost',
    ...ports,
    as,
    folderOf: (user) => join(base, 'mail', user),
    async deliver(user, mail, folder = 'INBOX', at) {
      const client = await as(user);
      const bytes = typeof mail === 'string' ? Buffer.from(mail.replace(/\r?\n/g, '\r\n')) : mail;
      await client.append(folder, bytes, [], at);
      await client.logout();
    },
    async stop() {
      for (const child of children) child.kill('SIGTERM');
      await Promise.all(children.map(ended));
      await rm(base, { recursive: true, force: true });
      await rm(certs, { recursive: true, force: true });
    },
  };
}

function ended(child: ChildProcess): Promise<unknown> {
  return child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : once(child, 'exit');
}

function configuration(
  base: string,
  certs: string,
  asRoot: boolean,
  { name, tls, plain }: { name: string; tls: number; plain: number },
): string {
  const user = asRoot ? 'dovecot' : userInfo().username;
  const group = asRoot ? 'dovecot' : execFileSync('id', ['-gn']).toString().trim();
  return `
base_dir = ${base}/run-${name}
state_dir = ${base}/state-${name}
log_path = ${base}/${name}.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_cert = <${certs}/${name}.pem
ssl_key = <${certs}/${name}.key
disable_plaintext_auth = yes
default_internal_user = ${user}
default_internal_group = ${group}
default_login_user = ${asRoot ? 'dovenull' : user}
first_valid_uid = 1
mail_location = maildir:${base}/mail/%u
mail_max_userip_connections = 100
auth_failure_delay = 0
passdb {
  driver = passwd-file
  args = ${base}/passwd
}
userdb {
  driver = static
  args = uid=${user} gid=${group} home=${base}/mail/%u
}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Trash {
    auto = create
    special_use = \\Trash
  }
}
service imap-login {
  ${asRoot ? '' : 'chroot ='}
  inet_listener imap {
    port = ${plain}
  }
  inet_listener imaps {
    port = ${tls}
    ssl = yes
  }
}
service anvil {
  ${asRoot ? '' : 'chroot ='}
}
`;
}

async function listening(port: number, log: string): Promise<void> {
  for (let left = 100; ; left--) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      });
      socket.once('error', () => resolve(false));
    });
    if (open) return;
    if (left === 0)
      throw new Error(`Dovecot does not listen:\n${await readFile(log, 'utf8').catch(() => '')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
