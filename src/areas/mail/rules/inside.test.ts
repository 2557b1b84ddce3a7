import { expect, test } from 'vitest';
import { insideFor } from './inside.ts';

const [me, li, zhao] = ['me', 'li', 'zhao'];
const inside = [
  { address: 'me@mingde.example', personId: null },
  { address: 'li@mingde.example', personId: null },
  { address: 'old.friend@qq.com', personId: null },
  { address: 'sales@mingde.example', personId: li },
  { address: 'li@mingde-group.example', personId: li },
  { address: 'zhao@mingde-group.example', personId: zhao },
  { address: 'mine@elsewhere.example', personId: me },
];

test('colleagues, their mailboxes at domains of the house, and one’s own anywhere are not outside', () => {
  expect([...insideFor(me, inside)]).toEqual(inside.map(({ address }) => address));
});

test('whoever connects a mailbox under a customer’s address hides no customer’s mail from the others', () => {
  const claimed = [
    { address: 'buyer@bigcustomer.example', personId: li },
    { address: 'boss@163.com', personId: li },
    { address: 'boss@163.com', personId: zhao },
    // Signing in by an address of a service for everyone makes it nobody's house.
    { address: 'customer@qq.com', personId: li },
  ];
  const ours = insideFor(me, [...inside, ...claimed]);
  for (const { address } of claimed) expect([address, ours.has(address)]).toEqual([address, false]);
});
