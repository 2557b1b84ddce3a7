import {
  type Attribute,
  type Card,
  type Column,
  chancesOf,
  compileCard,
  decidePublication,
  type GradeCuts,
  type LeakWarning,
  type LearnInput,
  learnCard,
  type Part,
  type Publication,
  type Quality,
  qualityOf,
  type Signal,
  scoreRows,
  splitByTime,
  takeRows,
} from '../../../scoring/index.ts';
import { isConstant, type LeftOut, withoutLeaks } from './training-columns.ts';

/** Leads whose outcome is known, each as it was at one moment while it was open. */
export type TrainingSet = {
  columns: readonly Column[];
  /** What can't be learned from. */
  leftOut: readonly LeftOut[];
  outcomes: Uint8Array;
  /** When each came in, in days. */
  time: Float64Array;
  parts: LearnInput['parts'];
  trusted: readonly string[];
  /** Where learning starts from: the latest card that a person made. */
  prior: Card;
  /** The card in use, to be beaten. */
  present: Card;
  priorStrength: number;
  pointsToDoubleOdds: number | null;
  seed: number;
};

export type Trained = {
  verdict: 'better' | 'notBetter' | 'nothingToLearn' | 'tooFewJudged';
  /** Learned from all the leads; null when there is nothing to learn. */
  card: Card | null;
  signal: Signal;
  publication: Publication;
  judged: { present: Quality; next: Quality };
  leaks: LeakWarning[];
  pairs: { keys: [string, string]; proof: number }[];
  halfLife: number | null;
};

/**
 * Learns and judges: the oldest three quarters teach, the newest quarter tells which card foretells better; then, if there is a
 * signal, a card is learned from all. Leaks are looked for among what teaches.
 *
 * @returns null when the oldest part alone can teach nothing (one outcome only)
 */
export function train(
  set: TrainingSet,
  onPhase: (phase: 'judging' | 'learning') => void = () => {},
): Trained | null {
  const { train: old, judge } = splitByTime(set.time);
  const outcomesOf = (rows: Int32Array) => Uint8Array.from(rows, (row) => set.outcomes[row]!);
  const barred = new Set(set.leftOut.map(({ key }) => key));
  const teaching = set.columns.filter(({ key }) => !barred.has(key)).map((column) => takeRows(column, old));
  const { columns: honest, leaks } = withoutLeaks(teaching, outcomesOf(old), set.trusted);
  const usable = new Set(honest.filter((column) => !isConstant(column)).map(({ key }) => key));
  const columns = set.columns.filter(({ key }) => usable.has(key));
  const prior = set.pointsToDoubleOdds === null ? set.prior : rescaled(set.prior, set.pointsToDoubleOdds);
  const silent = silentOnes(set, prior, usable, leaks);
  onPhase('judging');
  const trial = learn(
    { ...set, prior },
    silent,
    columns.map((column) => takeRows(column, old)),
    outcomesOf(old),
    old,
  );
  if (!trial) return null;
  const later = set.columns.map((column) => takeRows(column, judge));
  const judged = outcomesOf(judge);
  const present = forecastOf(set.present, later, judge.length);
  const next = forecastOf(trial.card, later, judge.length);
  const publication = decidePublication(present.chances, next.chances, judged, trial.signal);
  const figures = {
    present: qualityOf(present.raw, present.chances, judged),
    next: qualityOf(next.raw, next.chances, judged),
  };
  const base = { publication, judged: figures, leaks };
  if (trial.signal.verdict === 'nothingToLearn')
    return {
      ...base,
      verdict: 'nothingToLearn',
      card: null,
      signal: trial.signal,
      pairs: [],
      halfLife: null,
    };
  onPhase('learning');
  const whole = learn({ ...set, prior }, silent, columns, set.outcomes, null)!;
  return {
    ...base,
    verdict: publication.reason,
    card: whole.card,
    signal: whole.signal,
    pairs: whole.pairs.map(({ keys, proof }) => ({ keys: [...keys] as [string, string], proof })),
    halfLife: whole.halfLife,
  };
}

/** A card's attribute that the leads say nothing about yet, and the one value that all of them have. */
type Silent = { attribute: Attribute; column: Column };

/** What the prior card gives points for and no lead has shown yet, such as samples asked for before anybody noted them. */
function silentOnes(
  set: TrainingSet,
  prior: Card,
  usable: ReadonlySet<string>,
  leaks: readonly LeakWarning[],
): Silent[] {
  const deceiving = new Set([
    ...leaks.map(({ key }) => key),
    ...set.leftOut.filter(({ reason }) => reason !== 'constant' && reason !== 'empty').map(({ key }) => key),
  ]);
  return prior.attributes.flatMap((attribute) => {
    const column = set.columns.find(({ key }) => key === attribute.key);
    return column && !usable.has(attribute.key) && !deceiving.has(attribute.key)
      ? [{ attribute, column }]
      : [];
  });
}

/** Puts them back as the manager wrote them; what they give to every lead so far comes off the base. */
function withSilent(card: Card, silent: readonly Silent[]): Card {
  if (silent.length === 0) return card;
  const same = { fit: 0, engagement: 0 };
  for (const { attribute, column } of silent) {
    const alone = { ...card, base: 0, attributes: [attribute], pairs: [] };
    same[attribute.part] += scoreRows(compileCard(alone), [takeRows(column, Int32Array.of(0))], 1)[0]!;
  }
  const shifted = (part: Part) => card.grades[part].map((cut) => cut + same[part]) as unknown as GradeCuts;
  return {
    ...card,
    base: card.base - same.fit - same.engagement,
    attributes: [...card.attributes, ...silent.map(({ attribute }) => attribute)],
    grades: { fit: shifted('fit'), engagement: shifted('engagement') },
  };
}

function learn(
  set: TrainingSet,
  silent: readonly Silent[],
  columns: Column[],
  outcomes: Uint8Array,
  rows: Int32Array | null,
) {
  const learned = learnCard({
    columns,
    outcomes,
    seed: set.seed,
    name: 'learned',
    ...(set.parts && { parts: set.parts }),
    prior: set.prior,
    priorStrength: set.priorStrength,
    time: rows ? Float64Array.from(rows, (row) => set.time[row]!) : set.time,
  });
  return learned.ok ? { ...learned.value, card: withSilent(learned.value.card, silent) } : null;
}

function forecastOf(card: Card, columns: readonly Column[], rows: number) {
  const raw = scoreRows(compileCard(card), columns, rows);
  return { raw, chances: chancesOf(card, raw) };
}

/** The same card on another scale: every chance stays, points become as many times larger or smaller. */
export function rescaled(card: Card, pointsToDoubleOdds: number): Card {
  const times = pointsToDoubleOdds / card.scale.pointsToDoubleOdds;
  if (times === 1) return card;
  const point = (points: number): number => Math.round(points * times);
  const bin = <B extends { points: number }>(one: B): B => ({ ...one, points: point(one.points) });
  // The middle stays in its place.
  const middle = 50;
  const moved = (raw: number): number => middle + (raw - middle) * times;
  return {
    ...card,
    base: point(card.base - middle) + middle,
    attributes: card.attributes.map((attribute) =>
      'other' in attribute
        ? {
            ...attribute,
            missing: bin(attribute.missing),
            other: bin(attribute.other),
            bins: attribute.bins.map(bin),
          }
        : { ...attribute, missing: bin(attribute.missing), bins: attribute.bins.map(bin) },
    ),
    pairs: card.pairs.map((pair) => ({ ...pair, points: pair.points.map((line) => line.map(point)) })),
    scale: { pointsToDoubleOdds, offset: moved(card.scale.offset) },
    calibration: { raw: card.calibration.raw.map(moved), logOdds: card.calibration.logOdds },
    grades: {
      fit: card.grades.fit.map(point) as unknown as Card['grades']['fit'],
      engagement: card.grades.engagement.map(point) as unknown as Card['grades']['engagement'],
    },
  };
}
