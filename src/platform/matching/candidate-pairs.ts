import { comparisonOf } from './field-kinds.ts';
import type { Field, MatchTable } from './match-table.ts';
import { valueKeys } from './value-keys.ts';

/** Pairs of units worth comparing, `a[i] < b[i]`, in ascending order. */
export type CandidatePairs = { count: number; a: Int32Array; b: Int32Array };

/**
 * Chooses the pairs to compare. Every value gives several keys; units that share a key form a block. A key shared by too
 * many is no reason to compare by itself, so the frequent keys of a unit are joined two by two. What two units share is
 * weighed by rarity, and each unit keeps only its best partners.
 *
 * Cost is bounded whatever the data: blocks are capped so that all of them together stay under a fixed amount of work,
 * and partners are capped so that the pairs do.
 */
export function candidatePairs(table: MatchTable): CandidatePairs {
  const keys = table.fields.map(fieldKeys);
  const single = sortedPostings(table, keys);
  const cap = blockCap(single, table.units);
  const frequent = frequentKeys(single, cap);
  const joined = joinedPostings(table, keys, frequent, cap);
  const blocks = blocksOf([single, joined], cap, table.units);
  return bestPartners(blocks, table.units);
}

/** Work allowed for going through blocks (pairs counted once per block), and for comparing (pairs). */
const BLOCK_WORK = 50_000_000;
const PAIRS = 1_600_000;
const CAPS = [400, 200, 100, 60, 40, 25];
const MOST_JOINED = 40;
/** Units take the lower digits of a posting, the key's 32-bit hash the upper ones. */
const UNITS = 2 ** 21;

type FieldKeys = { hashes: Uint32Array; offsets: Int32Array };

function fieldKeys(field: Field): FieldKeys {
  const offsets = new Int32Array(field.values.length + 1);
  const hashes: number[] = [];
  // Columns of one kind share their keys, so that values that changed places still meet.
  const shared = hashOf(field.kind, 0);
  field.values.forEach((value, id) => {
    for (const key of valueKeys(field.kind, value)) hashes.push(hashOf(key, shared));
    offsets[id + 1] = hashes.length;
  });
  return { hashes: Uint32Array.from(hashes), offsets };
}

/** FNV-1a over UTF-16 units with a final mix, 32 bits. */
function hashOf(text: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function sortedPostings(table: MatchTable, keys: readonly FieldKeys[]): Float64Array {
  let total = 0;
  const eachKey = (visit: (hash: number, unit: number) => void): void => {
    table.fields.forEach(({ ids }, at) => {
      const { hashes, offsets } = keys[at]!;
      for (let unit = 0; unit < table.units; unit++) {
        const id = ids[unit]!;
        if (id < 0) continue;
        for (let k = offsets[id]!; k < offsets[id + 1]!; k++) visit(hashes[k]!, unit);
      }
    });
  };
  eachKey(() => total++);
  const postings = new Float64Array(total);
  let at = 0;
  eachKey((hash, unit) => {
    postings[at++] = hash * UNITS + unit;
  });
  return postings.sort();
}

/** Calls `visit` for each run of one key: where it starts, and where it ends. A unit can stand twice in a run. */
function eachRun(postings: Float64Array, visit: (hash: number, from: number, to: number) => void): void {
  for (let from = 0; from < postings.length; ) {
    const hash = Math.floor(postings[from]! / UNITS);
    const after = (hash + 1) * UNITS;
    let to = from + 1;
    while (to < postings.length && postings[to]! < after) to++;
    visit(hash, from, to);
    from = to;
  }
}

function blockCap(postings: Float64Array, units: number): number {
  const work = new Float64Array(CAPS.length);
  eachRun(postings, (_hash, from, to) => {
    const size = to - from;
    CAPS.forEach((cap, at) => {
      if (size <= cap) work[at]! += size * size;
    });
  });
  const allowed = CAPS.findIndex(
    (cap, at) => work[at]! <= BLOCK_WORK && cap <= Math.max(CAPS.at(-1)!, units / 4),
  );
  return CAPS[allowed] ?? CAPS.at(-1)!;
}

function frequentKeys(postings: Float64Array, cap: number): Map<number, number> {
  const sizes = new Map<number, number>();
  eachRun(postings, (hash, from, to) => {
    if (to - from > cap) sizes.set(hash, to - from);
  });
  return sizes;
}

/** Keys too frequent to compare by, joined two by two: 张 alone says little, 张 in 苏州 born in May says a lot. */
function joinedPostings(
  table: MatchTable,
  keys: readonly FieldKeys[],
  frequent: ReadonlyMap<number, number>,
  cap: number,
): Float64Array {
  const postings: number[] = [];
  const own: number[] = [];
  const fieldOf: number[] = [];
  const pairs: number[] = [];
  const inside = table.fields.map(({ kind }) => comparisonOf(kind) === 'words');
  for (let unit = 0; unit < table.units; unit++) {
    own.length = 0;
    fieldOf.length = 0;
    table.fields.forEach(({ ids }, field) => {
      const id = ids[unit]!;
      if (id < 0) return;
      const { hashes, offsets } = keys[field]!;
      for (let k = offsets[id]!; k < offsets[id + 1]!; k++) {
        if (!frequent.has(hashes[k]!)) continue;
        own.push(hashes[k]!);
        fieldOf.push(field);
      }
    });
    const sizes = own.map((hash) => frequent.get(hash)!);
    pairs.length = 0;
    for (let x = 0; x < own.length; x++) {
      for (let y = x + 1; y < own.length; y++) {
        const expected = (sizes[x]! * sizes[y]!) / table.units;
        if (expected > cap || own[x] === own[y] || (fieldOf[x] === fieldOf[y] && !inside[fieldOf[x]!]))
          continue;
        const low = Math.min(own[x]!, own[y]!);
        const high = Math.max(own[x]!, own[y]!);
        const hash = (Math.imul(low, 2654435761) ^ high) >>> 0;
        // One number to sort by: how frequent the two together should be, in thousandths, then the key itself.
        pairs.push(Math.floor(expected * 1000) * 2 ** 32 + hash);
      }
    }
    const kept =
      pairs.length > MOST_JOINED ? Float64Array.from(pairs).sort().subarray(0, MOST_JOINED) : pairs;
    for (const pair of kept) postings.push((pair % 2 ** 32) * UNITS + unit);
  }
  return Float64Array.from(postings).sort();
}

/** Blocks and which of them each unit is in, as flat arrays. */
type Blocks = { starts: Int32Array; members: Int32Array; unitStarts: Int32Array; ofUnit: Int32Array };

function blocksOf(lists: readonly Float64Array[], cap: number, units: number): Blocks {
  const starts: number[] = [0];
  const members: number[] = [];
  for (const postings of lists) {
    eachRun(postings, (_hash, from, to) => {
      if (to - from < 2 || to - from > cap) return;
      const begin = members.length;
      for (let k = from; k < to; k++) {
        const unit = postings[k]! % UNITS;
        if (members.length === begin || members[members.length - 1] !== unit) members.push(unit);
      }
      if (members.length - begin < 2) members.length = begin;
      else starts.push(members.length);
    });
  }
  const unitStarts = new Int32Array(units + 1);
  for (const unit of members) unitStarts[unit + 1]!++;
  for (let unit = 0; unit < units; unit++) unitStarts[unit + 1]! += unitStarts[unit]!;
  const fill = unitStarts.slice();
  const ofUnit = new Int32Array(members.length);
  for (let block = 0; block + 1 < starts.length; block++) {
    for (let k = starts[block]!; k < starts[block + 1]!; k++) ofUnit[fill[members[k]!]!++] = block;
  }
  return { starts: Int32Array.from(starts), members: Int32Array.from(members), unitStarts, ofUnit };
}

/** Each unit's partners with the rarest keys in common, best first; ties go to the earlier unit. */
function bestPartners(blocks: Blocks, units: number): CandidatePairs {
  const most = Math.max(10, Math.min(60, Math.floor(PAIRS / Math.max(1, units))));
  const shared = new Float32Array(units);
  const met = new Int32Array(units);
  const chosen: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    let count = 0;
    for (let k = blocks.unitStarts[unit]!; k < blocks.unitStarts[unit + 1]!; k++) {
      const block = blocks.ofUnit[k]!;
      const from = blocks.starts[block]!;
      const to = blocks.starts[block + 1]!;
      const rarity = Math.log(units / (to - from)) + 0.1;
      for (let m = from; m < to; m++) {
        const other = blocks.members[m]!;
        if (other === unit) continue;
        if (shared[other] === 0) met[count++] = other;
        shared[other]! += rarity;
      }
    }
    const partners = met.subarray(0, count);
    const kept =
      count <= most
        ? partners
        : Array.from(partners)
            .sort((x, y) => shared[y]! - shared[x]! || x - y)
            .slice(0, most);
    for (const other of kept) chosen.push(unit < other ? unit * units + other : other * units + unit);
    for (const other of partners) shared[other] = 0;
  }
  return distinctPairs(Float64Array.from(chosen).sort(), units);
}

function distinctPairs(sorted: Float64Array, units: number): CandidatePairs {
  let count = 0;
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[count++] = sorted[at]!;
  const a = new Int32Array(count);
  const b = new Int32Array(count);
  for (let at = 0; at < count; at++) {
    a[at] = Math.floor(sorted[at]! / units);
    b[at] = sorted[at]! % units;
  }
  return { count, a, b };
}
