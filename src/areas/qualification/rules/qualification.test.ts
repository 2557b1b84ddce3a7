import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Evidence, sources, standingOf, strengths, weightOf } from './confidence.ts';
import { faultsOfFrame } from './frame.ts';
import { nextQuestions } from './next-question.ts';
import { sentencesOf, suggestDimensions } from './sentences.ts';
import { shippedFrame } from './shipped-frame.ts';
import { assess } from './verdict.ts';

const now = new Date('2026-11-24T02:00:00Z');
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString();
let made = 0;
function piece(over: Partial<Evidence> = {}): Evidence {
  made++;
  return {
    id: `e${made}`,
    dimension: 'budget',
    polarity: 'for',
    strength: 'said',
    source: 'user',
    saidBy: null,
    communicationId: `c${made}`,
    at: daysAgo(0),
    ...over,
  };
}
const stand = (evidence: Evidence[], halfLife = 120) => standingOf(evidence, halfLife, now);
const two = (value: number) => Math.round(value * 100) / 100;

describe('how sure we are', () => {
  test('the worked example of the README', () => {
    // An engineer says the budget is approved; three weeks later the director shows the signed form.
    const said = piece({ saidBy: '李工', at: daysAgo(21) });
    expect(two(weightOf(said, 120, now))).toBe(0.71);
    expect(stand([said])).toMatchObject({ state: 'indicated', disputed: false });
    expect(two(stand([said]).confidence)).toBe(0.51);
    const shown = piece({ saidBy: '刘总', source: 'decisionMaker', strength: 'shown' });
    const both = stand([said, shown]);
    expect(both.state).toBe('confirmed');
    expect(two(both.confidence)).toBe(0.93);
  });

  test('two independent people confirm what one person saying it twice does not', () => {
    const one = piece({ saidBy: '李工' });
    expect(stand([one, piece({ saidBy: '李 工' })]).state).toBe('indicated');
    expect(stand([one, piece({ saidBy: '王采购' })]).state).toBe('confirmed');
    // Nobody named: what was said in one talk is one voice.
    const talk = { communicationId: 'same' };
    expect(stand([piece(talk), piece(talk)]).state).toBe('indicated');
  });

  test('evidence against outweighs, or is outweighed; both sides are said to be disputed', () => {
    const no = piece({ polarity: 'against', saidBy: '刘总', source: 'decisionMaker', strength: 'shown' });
    expect(stand([no])).toMatchObject({ state: 'contradicted', disputed: false });
    expect(stand([piece({ saidBy: '李工' }), no])).toMatchObject({ state: 'contradicted', disputed: true });
    const hint = piece({ polarity: 'against', strength: 'hint', source: 'ourselves' });
    expect(stand([piece({ saidBy: '李工' }), piece({ saidBy: '王采购' }), hint])).toMatchObject({
      state: 'confirmed',
      disputed: false,
    });
  });

  test('what was confirmed fades with age until nobody knows', () => {
    const pieces = (age: number) => [
      piece({ saidBy: '李工', at: daysAgo(age) }),
      piece({ saidBy: '王采购', at: daysAgo(age) }),
    ];
    expect([0, 120, 600].map((age) => stand(pieces(age)).state)).toEqual([
      'confirmed',
      'indicated',
      'unknown',
    ]);
  });

  const anyPiece = fc
    .record({
      polarity: fc.constantFrom('for' as const, 'against' as const),
      strength: fc.constantFrom(...strengths),
      source: fc.constantFrom(...sources),
      saidBy: fc.option(fc.constantFrom('李工', '王采购', '刘总')),
      communicationId: fc.constantFrom('a', 'b', 'c'),
      age: fc.integer({ min: 0, max: 900 }),
    })
    .map(({ age, ...rest }) => piece({ ...rest, at: daysAgo(age) }));
  /** Confidence with the sign of the side it is on. */
  const signed = (evidence: Evidence[]) => {
    const { state, confidence } = stand(evidence);
    return state === 'contradicted' ? -confidence : confidence;
  };

  test('laws: within 0 and 1, whatever the order, and more evidence for it never makes it less likely', () => {
    fc.assert(
      fc.property(
        fc.array(anyPiece, { maxLength: 12 }),
        fc.constantFrom(...strengths),
        (pieces, strength) => {
          const before = signed(pieces);
          expect(Math.abs(before)).toBeLessThan(1 + 1e-12);
          expect(signed([...pieces].reverse())).toBeCloseTo(before, 12);
          const more = signed([...pieces, piece({ strength, saidBy: '新的人' })]);
          expect(more).toBeGreaterThanOrEqual(before - 1e-12);
        },
      ),
    );
  });

  test('law: evidence of one side alone only fades as time passes', () => {
    fc.assert(
      fc.property(
        fc.array(anyPiece, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 400 }),
        (all, days) => {
          const pieces = all.map((one) => ({ ...one, polarity: 'for' as const }));
          const later = new Date(now.getTime() + days * 86_400_000);
          expect(standingOf(pieces, 90, later).confidence).toBeLessThanOrEqual(
            standingOf(pieces, 90, now).confidence,
          );
        },
      ),
    );
  });
});

describe('the verdict', () => {
  const sure = (dimension: string, over: Partial<Evidence> = {}) =>
    piece({ dimension, strength: 'shown', source: 'decisionMaker', ...over });
  const settled = ['budget', 'authority', 'need', 'timeline', 'solvable'].map((key) => sure(key));

  test('qualified when everything wanted is settled, otherwise names what is missing', () => {
    expect(assess(shippedFrame, settled, now)).toMatchObject({ verdict: 'qualified', because: [] });
    const weak = settled.map((one) =>
      one.dimension === 'authority' ? { ...one, strength: 'hint' as const } : one,
    );
    expect(assess(shippedFrame, weak, now)).toMatchObject({ verdict: 'notYet', because: ['authority'] });
    expect(assess(shippedFrame, [], now).because).toHaveLength(5);
  });

  test('no need ends it; no budget only delays it', () => {
    const without = (key: string) =>
      settled.map((one) => (one.dimension === key ? { ...one, polarity: 'against' as const } : one));
    expect(assess(shippedFrame, without('need'), now)).toMatchObject({ verdict: 'no', because: ['need'] });
    expect(assess(shippedFrame, without('budget'), now)).toMatchObject({
      verdict: 'notYet',
      because: ['budget'],
    });
  });

  test('the frame is data: a dimension added is asked for, one set aside is not', () => {
    const competition = { ...shippedFrame.dimensions[0]!, key: 'competition' };
    const more = { ...shippedFrame, dimensions: [...shippedFrame.dimensions, competition] };
    expect(assess(more, settled, now)).toMatchObject({ verdict: 'notYet', because: ['competition'] });
    const less = {
      ...more,
      dimensions: more.dimensions.map((one) => ({ ...one, active: one.key !== 'competition' })),
    };
    expect(assess(less, settled, now).verdict).toBe('qualified');
  });

  test('a frame with faults says which', () => {
    expect(faultsOfFrame(shippedFrame)).toEqual([]);
    const [first] = shippedFrame.dimensions;
    expect(
      faultsOfFrame({ ...shippedFrame, dimensions: [first!, first!] }).map(({ code }) => code),
    ).toContain('qualification.dimensionTwice');
    expect(faultsOfFrame({ dimensions: [{ ...first!, active: false }], questions: [] })).toEqual([
      { code: 'qualification.noDimension', about: '' },
    ]);
  });
});

describe('the next question', () => {
  const ask = (evidence: Evidence[], asked: { questionId: string; at: string }[] = []) =>
    nextQuestions(shippedFrame, assess(shippedFrame, evidence, now), asked, now);

  test('is about what is furthest from known, and never the same twice in a row', () => {
    const [first] = ask([]);
    expect(first).toMatchObject({ dimension: 'budget', when: 'unknown' });
    const again = ask([], [{ questionId: first!.id, at: daysAgo(1) }]);
    expect(again.map(({ id }) => id)).not.toContain(first!.id);
    expect(ask([], [{ questionId: first!.id, at: daysAgo(90) }])[0]).toEqual(first);
  });

  test('is made for where the dimension stands', () => {
    const against = piece({
      dimension: 'need',
      polarity: 'against',
      strength: 'shown',
      source: 'decisionMaker',
    });
    expect(ask([against])[0]).toMatchObject({ dimension: 'need', when: 'contradicted' });
  });

  test('there is none when nothing is left to know', () => {
    const settled = shippedFrame.dimensions.map(({ key }) =>
      piece({ dimension: key, strength: 'shown', source: 'decisionMaker' }),
    );
    expect(ask(settled)).toEqual([]);
  });
});

describe('sentences', () => {
  const cut = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

  test.each([
    [
      '今年技改预算批了 60 万，最后要刘总签字。希望春节前试用！',
      ['今年技改预算批了 60 万', '最后要刘总签字', '希望春节前试用！'],
    ],
    [
      'Budget is 42.5 k. Mr Liu signs; by March?\nNo more',
      ['Budget is 42.5 k', 'Mr Liu signs', 'by March?', 'No more'],
    ],
    ['  \n。。\n', []],
    ['“能做吗？”他问', ['“能做吗？”', '他问']],
    ['', []],
  ])('%j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  test('law: they lie in order, never overlap, and leave out no letter', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('预', '算', 'a', '7', '。', '！', '.', ' ', '\n', '”') }),
        (text) => {
          let last = 0;
          let covered = '';
          for (const { start, end } of sentencesOf(text)) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
            covered += text.slice(start, end);
            last = end;
          }
          const letters = (of: string) => of.replace(/[^预算a7]/g, '');
          expect(letters(covered)).toBe(letters(text));
        },
      ),
    );
  });

  test('words propose a dimension', () => {
    expect(suggestDimensions(shippedFrame, '最后要刘总签字拍板，预算另说')[0]).toBe('authority');
    expect(suggestDimensions(shippedFrame, '今天天气不错')).toEqual([]);
  });
});
