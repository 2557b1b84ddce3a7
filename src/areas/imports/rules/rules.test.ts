import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FileColumns, findLinks } from './find-links.ts';
import { groupReasons } from './group-reasons.ts';
import { kinds } from './kinds.ts';
import { orderFiles, parentsFirst } from './order-files.ts';
import { isOneSlip, proposeRepairs } from './propose-repairs.ts';
import { proposeStage } from './propose-stage.ts';
import { recognise } from './recognise.ts';
import { bareName, isIdShaped, sameId } from './same-id.ts';

describe('ids', () => {
  test('the 18 characters of an id are its 15 with a checksum of their capitals', () => {
    // 00Q50 → only the third is a capital: 4, E. 00000 → A. AbCdE → 1 + 4 + 16 = 21: V.
    expect(sameId('00Q5000000AbCdEEAV')).toBe('00Q5000000AbCdE');
    expect(sameId('00Q5000000AbCdE')).toBe('00Q5000000AbCdE');
    expect(sameId('00Q5000000AbCdEEAW')).toBe('00Q5000000AbCdEEAW');
  });

  test('a quantity, a word and a sentence are no ids', () => {
    expect(['A-1001', '1C1I7A6R', '00Q5000000AbCdE'].every(isIdShaped)).toBe(true);
    expect(['12', '550.5', 'retail', 'GTX 500'].some(isIdShaped)).toBe(false);
  });
});

describe('slips of the hand', () => {
  const counts = (words: Record<string, number>) => new Map(Object.entries(words));

  test('a value one slip from a usual word is proposed in its own capitals', () => {
    expect(
      proposeRepairs(
        counts({ machinry: 3, Softwear: 1, retail: 9 }),
        [],
        ['machinery', 'software', 'retail'],
      ),
    ).toEqual([{ from: 'machinry', to: 'machinery', code: 'imports.likelyTypo' }]);
    expect(proposeRepairs(counts({ Enrgy: 1 }), [], ['energy'])[0]!.to).toBe('Energy');
  });

  test('one thing written two ways takes the way of the file it points at, or the more frequent one', () => {
    expect(proposeRepairs(counts({ PumpPro: 40, 'Pump Pro': 2 }), ['Pump Pro'], [])).toEqual([
      { from: 'PumpPro', to: 'Pump Pro', code: 'imports.writtenTwoWays' },
    ]);
    expect(proposeRepairs(counts({ '华东-一区': 1, 华东一区: 12 }), [], [])).toEqual([
      { from: '华东-一区', to: '华东一区', code: 'imports.writtenTwoWays' },
    ]);
  });

  test('what is usual or known is never doubted; digits make another thing; short words are left alone', () => {
    expect(proposeRepairs(counts({ mining: 1, dining: 50 }), ['mining', 'dining'], [])).toEqual([]);
    expect(isOneSlip('Pump 500', 'Pump 600')).toBe(false);
    expect(isOneSlip('cars', 'cart')).toBe(false);
    expect(proposeRepairs(counts({ Bernd: 1, Berndt: 2 }), [], [])).toEqual([]);
  });

  test('a slip is one letter more, less, other, or two changed places, whichever way one looks', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{6,12}$/),
        fc.nat(),
        fc.constantFrom('drop', 'swap', 'other'),
        (word, n, how) => {
          const at = n % (word.length - 1);
          const slipped =
            how === 'drop'
              ? word.slice(0, at) + word.slice(at + 1)
              : how === 'swap'
                ? word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
                : `${word.slice(0, at)}ø${word.slice(at + 1)}`;
          fc.pre(slipped !== word);
          expect(isOneSlip(word, slipped)).toBe(true);
          expect(isOneSlip(slipped, word)).toBe(true);
        },
      ),
    );
  });

  test('two proposals never undo each other', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[abAB -]{5,7}$/), fc.integer({ min: 1, max: 60 })),
        (words) => {
          const proposed = new Map(proposeRepairs(counts(words), [], []).map(({ from, to }) => [from, to]));
          for (const [from, to] of proposed) expect(proposed.get(to)).not.toBe(from);
        },
      ),
    );
  });
});

describe('links', () => {
  const column = (n: number, header: string, field: string | null, values: string[], isUnique = false) => ({
    column: n,
    header,
    field,
    values,
    isUnique,
  });
  const accounts: FileColumns = {
    file: 0,
    kind: 'accounts',
    columns: [
      column(0, 'Id', 'externalId', ['A-1', 'A-2', 'A-3'], true),
      column(1, 'Name', 'company', ['North Ltd', 'South Ltd', 'West Ltd'], true),
      column(2, 'Belongs', null, ['North Ltd']),
    ],
  };

  test('a column of ids that stand in another file points at it, whatever it is called', () => {
    const deals: FileColumns = {
      file: 1,
      kind: 'opportunities',
      columns: [column(0, 'Deal', 'name', ['Press', 'Pump']), column(1, 'Whatever', null, ['A-1', 'A-3'])],
    };
    expect(findLinks([deals, accounts])).toContainEqual(
      expect.objectContaining({
        fromFile: 1,
        fromColumn: 1,
        toFile: 0,
        toColumn: 0,
        by: 'id',
        field: 'account',
        found: 2,
      }),
    );
  });

  test('names do too, also within the file and when some are written otherwise', () => {
    const deals: FileColumns = {
      file: 1,
      kind: 'opportunities',
      columns: [column(0, 'Customer', 'account', ['north ltd', 'SouthLtd', 'Nobody'])],
    };
    const links = findLinks([deals, accounts]);
    expect(links).toContainEqual(
      expect.objectContaining({ fromFile: 1, toColumn: 1, by: 'name', values: 3, found: 2 }),
    );
    expect(links).toContainEqual(
      expect.objectContaining({ fromFile: 0, fromColumn: 2, toFile: 0, field: 'parent' }),
    );
  });

  test('chance is no link', () => {
    const deals: FileColumns = {
      file: 1,
      kind: 'opportunities',
      columns: [column(0, 'Note', null, ['North Ltd', 'x', 'y', 'z'])],
    };
    expect(findLinks([deals, accounts]).filter(({ fromFile }) => fromFile === 1)).toEqual([]);
  });
});

describe('order', () => {
  test('what is pointed at goes in first; nothing is lost, whatever points at what', () => {
    const files = fc.uniqueArray(fc.record({ file: fc.nat(9), kind: fc.constantFrom(...kinds) }), {
      selector: ({ file }) => file,
      minLength: 1,
    });
    const links = fc.array(fc.record({ fromFile: fc.nat(9), toFile: fc.nat(9) }), { maxLength: 12 });
    fc.assert(
      fc.property(files, links, (some, any) => {
        const order = orderFiles(some, any);
        expect(order.toSorted()).toEqual(some.map(({ file }) => file).toSorted());
        // Where no circle is, each stands behind what it points at.
        const acyclic = any.filter(({ fromFile, toFile }) => fromFile > toFile);
        const straight = orderFiles(some, acyclic);
        for (const { fromFile, toFile } of acyclic)
          if (straight.includes(fromFile) && straight.includes(toFile))
            expect(straight.indexOf(toFile)).toBeLessThan(straight.indexOf(fromFile));
      }),
    );
  });

  test('parents before branches; a circle keeps its order', () => {
    const rows = [
      { id: 'c', parent: 'b' },
      { id: 'b', parent: 'a' },
      { id: 'a', parent: null },
      { id: 'x', parent: 'y' },
      { id: 'y', parent: 'x' },
    ];
    const order = parentsFirst(
      rows,
      ({ id }) => [id],
      ({ parent }) => parent,
    ).map(({ id }) => id);
    expect(order.slice(0, 3)).toEqual(['a', 'b', 'c']);
    expect(order.toSorted()).toEqual(['a', 'b', 'c', 'x', 'y']);
  });
});

test('stages of other systems by how far on the way they stand', () => {
  const stages = ['初步接洽', '需求确认', '方案报价', '商务谈判', '待签合同'];
  const meant = (word: string) => proposeStage(word, stages);
  expect(meant('Prospecting')).toBe('初步接洽');
  expect(meant('Needs Analysis')).toBe('需求确认');
  expect(meant('Proposal/Price Quote')).toBe('方案报价');
  expect(meant('Negotiation/Review')).toBe('商务谈判');
  expect(meant('Id. Decision Makers')).toBe('方案报价');
  expect(meant('合同评审')).toBe('待签合同');
  expect(meant('Zzz')).toBeNull();
});

test('what a file holds: by its fields, its name, the ids it has; nothing known is nothing', () => {
  const none = Object.fromEntries(
    kinds.filter((kind) => kind !== 'none').map((kind) => [kind, new Map()]),
  ) as never;
  const signs = { format: 'csv' as const, header: [], ids: [], fields: none };
  expect(recognise({ ...signs, fileName: 'x.csv' })).toEqual([{ kind: 'none', confidence: 0 }]);
  expect(recognise({ ...signs, fileName: 'OpportunityHistory.csv' })[0]!.kind).toBe('history');
  expect(recognise({ ...signs, fileName: '商机.xlsx' })[0]!.kind).toBe('opportunities');
  expect(
    recognise({ ...signs, fileName: 'export.csv', ids: ['003000000000001', '003000000000002'] })[0]!.kind,
  ).toBe('contacts');
  expect(recognise({ ...signs, fileName: 'leads.vcf', format: 'vcard' })[0]!.kind).toBe('contacts');
});

test('the same thing said of many rows is one line, refusals first', () => {
  const reason = (code: string, value: string | null, outcome: 'refused' | 'noted') => ({
    column: 1,
    code,
    facts: {},
    value,
    outcome,
  });
  const rows = [1, 2, 3, 4].map((row) => ({
    file: 0,
    row,
    cells: [String(row)],
    reasons: [reason('a', 'x', 'noted'), ...(row > 2 ? [reason('b', String(row % 2), 'refused')] : [])],
  }));
  const groups = groupReasons(rows).map(({ code, value, rows: n, samples }) => [
    code,
    value,
    n,
    samples.length,
  ]);
  expect(groups).toEqual([
    ['b', '1', 1, 1],
    ['b', '0', 1, 1],
    ['a', 'x', 4, 4],
  ]);
  expect(bareName('Pump-Pro')).toBe(bareName('pump pro'));
});
