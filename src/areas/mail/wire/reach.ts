import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { Refusal } from '../../../kernel/outcome.ts';
import { connectionFailure } from '../rules/connection-failure.ts';

/** Servers inside private networks that whoever runs Yaosu has allowed: `mail.corp.example`, `mail.corp.example:1143`, `10.1.0.0/16`, `*`. */
export type Insiders = readonly string[];

export type Protocol = 'imap' | 'smtp';
export type Wanted = { host: string; port: number; tls: 'tls' | 'starttls' | 'plain' };
/** Where to connect, looked up once: what was allowed is what is connected to. */
export type Reached = { address: string; host: string; port: number };

const mailPorts: Readonly<Record<Protocol, readonly number[]>> = {
  imap: [143, 993],
  smtp: [25, 465, 587, 994, 2525],
};

/** Networks that are nobody's mail server on the Internet: our own machine, private, link-local, reserved, made of others. */
const inside = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  inside.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['2001::', 23], // Teredo and the like: they carry another address inside
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  inside.addSubnet(net, bits, 'ipv6');
/** Addresses of the Internet; the rest of IPv6 is none. */
const outside6 = new BlockList();
outside6.addSubnet('2000::', 3, 'ipv6');

/** Whether an address is not one of the open Internet. */
export function isInside(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return isInside(mapped);
  const family = isIP(address);
  if (family === 4) return inside.check(address, 'ipv4');
  return family !== 6 || !outside6.check(address, 'ipv6') || inside.check(address, 'ipv6');
}

/**
 * Where a server is, if one may go there. Whoever has an account can name any host: none inside a private network is reached unless
 * allowed, no port but those of mail, and the name is looked up once so that it can't say something else a moment later.
 *
 * @throws Refusal `mail.badHost`, `mail.portForbidden`, `mail.plainForbidden`, `mail.hostUnknown`, `mail.timedOut`, `mail.hostForbidden`
 */
export async function reach(protocol: Protocol, wanted: Wanted, insiders: Insiders): Promise<Reached> {
  const host = wanted.host.trim().toLowerCase().replace(/\.$/, '');
  const { port } = wanted;
  const facts = { host, port };
  if (!isHost(host)) throw new Refusal('mail.badHost', facts, `body.${protocol}.host`);
  const named = insiders.includes(host) || insiders.includes(`${host}:${port}`) || insiders.includes('*');
  if (!mailPorts[protocol].includes(port) && !insiders.includes(`${host}:${port}`))
    throw new Refusal('mail.portForbidden', facts, `body.${protocol}.port`);
  const addresses = await addressesOf(host, facts);
  const address = addresses.find((one) => named || !isInside(one) || isInNet(one, insiders));
  if (address === undefined) throw new Refusal('mail.hostForbidden', facts, `body.${protocol}.host`);
  const trusted = named || isInNet(address, insiders);
  if (wanted.tls === 'plain' && !trusted)
    throw new Refusal('mail.plainForbidden', facts, `body.${protocol}.tls`);
  return { address, host, port };
}

function isHost(host: string): boolean {
  if (isIP(host) !== 0) return true;
  return (
    host.length <= 253 &&
    /^([\p{L}\p{N}_]([\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?)(\.[\p{L}\p{N}]([\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)*$/u.test(
      host,
    )
  );
}

async function addressesOf(host: string, facts: Record<string, unknown>): Promise<string[]> {
  if (isIP(host) !== 0) return [host];
  try {
    return (await lookup(host, { all: true })).map((one) => one.address);
  } catch (error) {
    const failure = connectionFailure(error as { code?: string; message?: string }, facts);
    throw new Refusal(failure.code, failure.facts);
  }
}

function isInNet(address: string, insiders: Insiders): boolean {
  return insiders.some((one) => {
    const [net, bits] = one.split('/');
    const family = isIP(net ?? '');
    if (!bits || family === 0 || family !== isIP(address)) return false;
    const list = new BlockList();
    list.addSubnet(net!, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
    return list.check(address, family === 4 ? 'ipv4' : 'ipv6');
  });
}
