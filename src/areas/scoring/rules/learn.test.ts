import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../kernel/outcome.ts';
import { type Card, faultsOf, isNumeric } from './card.ts';
import type { Column } from './columns.ts';
import { explainRow } from './explain.ts';
import { type Learned, type LearnInput, learnCard } from './learn.ts';
import { madeLeads } from './made-leads.fixture.ts';
import { auc } from './measures.ts';
import { seededRandom, shuffled } from './random.ts';
import { MANAGER_CARD } from './sample-card.fixture.ts';
import { chancesOf, compileCard, scoreRows } from './score.ts';
import { qualityOf } from './validate.ts';

const learn = (input: Partial<LearnInput> & Pick<LearnInput, 'columns' | 'outcomes'>): Learned =>
  accepted(learnCard({ seed: 1, name: 'test', ...input }));

function accepted(outcome: Outcome<Learned>): Learned {
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.value;
}

const train = madeLeads(4000, 1);
/** Enough for what must hold of any card. */
const some = madeLeads(1500, 4);
const later = madeLeads(4000, 2);
const rawOf = (card: Card, columns: Column[], rows: number) => scoreRows(compileCard(card), columns, rows);

describe('learning from outcomes', () => {
  const learned = learn(train);
  const { card } = learned;

  it('gives a sound card whose points sum to the score of every lead', () => {
    expect(faultsOf(card)).toEqual([]);
    const compiled = compileCard(card);
    const raw = scoreRows(compiled, later.columns, 4000);
    for (let row = 0; row < 4000; row += 97) {
      const told = explainRow(compiled, later.columns, row);
      expect(told.base + told.facts.reduce((sum, fact) => sum + fact.points, 0)).toBe(raw[row]);
    }
  });

  it('foretells leads it has not seen, well and honestly', () => {
    const raw = rawOf(card, later.columns, 4000);
    const quality = qualityOf(raw, chancesOf(card, raw), later.outcomes);
    expect(quality.auc).toBeGreaterThan(auc(later.truths, later.outcomes) - 0.02);
    expect(quality.calibrationError).toBeLessThan(0.03);
    expect(learned.signal.verdict).toBe('learned');
  });

  it('finds the pair that acts together, and only proven ones', () => {
    expect(learned.pairs[0]?.keys).toEqual(['industry', 'employees']);
    const alone = learn({ ...train, mostPairs: 0 }).card;
    const gain =
      auc(rawOf(card, later.columns, 4000), later.outcomes) -
      auc(rawOf(alone, later.columns, 4000), later.outcomes);
    expect(gain).toBeGreaterThan(0.02);
  });

  it('keeps nearly all leads within 0–100', () => {
    const outside = rawOf(card, later.columns, 4000).filter((raw) => raw < 0 || raw > 100).length;
    expect(outside / 4000).toBeLessThan(0.04);
  });

  it('is the same card for the same seed', () => {
    expect(learn(train).card).toEqual(card);
    expect(card.version.seed).toBe(1);
  });

  it('is short enough to read', () => {
    const noise = card.attributes.find(({ key }) => key === 'noise');
    expect(noise?.bins.length).toBeLessThanOrEqual(3);
    for (const attribute of card.attributes) expect(attribute.bins.length).toBeLessThanOrEqual(16);
  });
});

describe('nothing to learn here yet', () => {
  it.each([1, 2, 3])('shuffled outcomes teach nothing (%i)', (seed) => {
    const order = shuffled(some.outcomes.length, seededRandom(seed));
    const outcomes = Uint8Array.from(order, (row) => some.outcomes[row]!);
    expect(learn({ ...some, outcomes }).signal.verdict).toBe('nothingToLearn');
  });

  it('neither does a coin', () => {
    expect(learn(madeLeads(1500, 9, 0)).signal.verdict).toBe('nothingToLearn');
  });
});

describe('many attributes that say nothing', () => {
  const wide = (rows: number, seed: number) => {
    const made = madeLeads(rows, seed);
    const random = seededRandom(seed + 100);
    const noise = Array.from(
      { length: 30 },
      (_, n): Column =>
        n % 2 === 0
          ? {
              key: `number ${n}`,
              kind: 'numeric',
              values: Float64Array.from({ length: rows }, () => random()),
            }
          : {
              key: `category ${n}`,
              kind: 'category',
              codes: Int32Array.from({ length: rows }, () => Math.floor(30 * random() ** 2)),
              levels: Array.from({ length: 30 }, (_, i) => `level ${i}`),
            },
    );
    return { ...made, columns: [...made.columns, ...noise] };
  };
  const learned = learn(wide(1500, 11));
  const test = wide(4000, 12);
  const area = auc(rawOf(learned.card, test.columns, 4000), test.outcomes);

  it('cost little, and earn next to no points', () => {
    expect(area).toBeGreaterThan(auc(test.truths, test.outcomes) - 0.05);
    const silent = learned.card.attributes.filter(({ key, bins }) => key.includes(' ') && bins.length < 3);
    expect(silent.length).toBeGreaterThan(15);
  });

  it("don't make the forecast on unseen leads look better than it is", () => {
    expect(learned.signal.auc).toBeLessThan(area + 0.03);
    expect(learned.pairs.filter(({ keys }) => keys.every((key) => key.includes(' '))).length).toBeLessThan(2);
  });
});

describe("starting from the manager's card", () => {
  const pointsOf = (card: Card, key: string) => {
    const attribute = card.attributes.find((one) => one.key === key);
    if (!attribute || !isNumeric(attribute)) throw new Error(key);
    return (value: number) => attribute.bins.findLast(({ from }) => from === null || from <= value)!.points;
  };
  const agree = (card: Card) => {
    const mine = rawOf(card, later.columns, 4000);
    const managers = rawOf(MANAGER_CARD, later.columns, 4000);
    return mine.reduce((sum, raw, i) => sum + Math.abs(raw - managers[i]!), 0) / 4000;
  };

  it('stays near it with few leads, leaves it with many, and says how much it has learned', () => {
    const few = learn({ ...madeLeads(40, 5), prior: MANAGER_CARD }).card;
    const many = learn({ ...train, prior: MANAGER_CARD }).card;
    expect(few.version.learned).toBeLessThan(0.35);
    expect(many.version.learned).toBeGreaterThan(0.75);
    expect(agree(few)).toBeLessThan(agree(many));
    expect(few.scale).toEqual(MANAGER_CARD.scale);
    const better = auc(rawOf(many, later.columns, 4000), later.outcomes);
    expect(better).toBeGreaterThan(auc(rawOf(MANAGER_CARD, later.columns, 4000), later.outcomes) + 0.03);
  });

  it('a monotone pin stays monotone, whatever the data say', () => {
    const attributes = MANAGER_CARD.attributes.map((attribute) =>
      attribute.key === 'visits' && isNumeric(attribute)
        ? { ...attribute, bins: [{ from: null, points: 0 }], monotone: 'falling' as const }
        : attribute,
    );
    const { card } = learn({ ...some, prior: { ...MANAGER_CARD, attributes, pairs: [] } });
    expect(faultsOf(card)).toEqual([]);
    const visits = pointsOf(card, 'visits');
    for (let v = 1; v < 12; v++) expect(visits(v)).toBeLessThanOrEqual(visits(v - 1));
    expect(card.pairs.some(({ row, column }) => row.key === 'visits' || column.key === 'visits')).toBe(false);
    const rising = attributes.map((a) =>
      a.key === 'visits' ? { ...a, monotone: 'rising' as const } : a,
    ) as Card['attributes'];
    const up = pointsOf(
      learn({ ...some, prior: { ...MANAGER_CARD, attributes: rising, pairs: [] } }).card,
      'visits',
    );
    for (let v = 1; v < 12; v++) expect(up(v)).toBeGreaterThanOrEqual(up(v - 1));
    expect(up(11)).toBeGreaterThan(up(0) + 10);
  });

  it('pinned bins keep their points and their ends', () => {
    const attributes = MANAGER_CARD.attributes.map((attribute) =>
      attribute.key === 'employees' && isNumeric(attribute)
        ? { ...attribute, bins: attribute.bins.map((bin, i) => (i === 2 ? { ...bin, pinned: true } : bin)) }
        : attribute,
    );
    const { card } = learn({ ...some, prior: { ...MANAGER_CARD, attributes } });
    const employees = card.attributes.find(({ key }) => key === 'employees');
    if (!employees || !isNumeric(employees)) throw new Error('employees');
    expect(employees.bins.map(({ from }) => from)).toEqual([null, 50, 500]);
    expect(employees.bins[2]).toMatchObject({ points: 10, pinned: true });
  });

  it('an attribute whose field was deleted is dropped, and its silence goes into the base', () => {
    const columns = some.columns.filter(({ key }) => key !== 'employees');
    const { card } = learn({ ...some, columns, prior: MANAGER_CARD });
    expect(card.attributes.some(({ key }) => key === 'employees')).toBe(false);
    expect(faultsOf(card)).toEqual([]);
  });
});

describe('what cannot be learned from is refused with a code', () => {
  const codeOf = (input: Pick<LearnInput, 'columns' | 'outcomes'>) => {
    const outcome = learnCard({ seed: 1, name: 'x', ...input });
    return outcome.ok ? 'learned' : outcome.refusal.code;
  };

  it('no rows, one class, no attributes', () => {
    expect(codeOf({ columns: [], outcomes: new Uint8Array(0) })).toBe('score.noRows');
    expect(codeOf({ columns: train.columns, outcomes: new Uint8Array(4000) })).toBe('score.oneClass');
    expect(codeOf({ columns: [], outcomes: Uint8Array.of(0, 1) })).toBe('score.noAttributes');
  });

  it('a handful of leads is learned from, soundly', () => {
    const { card, signal } = learn(madeLeads(12, 3));
    expect(faultsOf(card)).toEqual([]);
    expect(signal.verdict).toBe('nothingToLearn');
  });
});

describe('a drifting yes-rate', () => {
  it('counts newer leads more where that foretells the newest better, and not otherwise', () => {
    const rows = 3000;
    const random = seededRandom(4);
    const x = Float64Array.from({ length: rows }, () => random());
    const time = Float64Array.from({ length: rows }, (_, i) => i / 10);
    const turned = Uint8Array.from(x, (v, i) => (random() < (i > rows / 2 ? v : 1 - v) ? 1 : 0));
    const steady = Uint8Array.from(x, (v) => (random() < v ? 1 : 0));
    const columns: Column[] = [{ key: 'x', kind: 'numeric', values: x }];
    expect(learn({ columns, outcomes: turned, time }).halfLife).not.toBeNull();
    expect(learn({ columns, outcomes: steady, time }).halfLife).toBeNull();
  });
});
