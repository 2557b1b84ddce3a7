/** Keys of one generation, at most so many slots: 50 MB. */
const mostSlots = 1 << 22;
/** Beyond this a search for a free slot gets long. */
const fullest = 0.7;

/**
 * Remembers which row first had a key, for millions of keys: 12 bytes each in flat memory, where a Map of strings would take ten
 * times that. A key is kept as 64 bits of hash; the chance that any two of three million different keys are taken for one is
 * 1 in 4 million (n² / 2⁶⁵).
 *
 * Memory stays below 100 MB: of a file with more than about six million keys the oldest are forgotten. By then their rows
 * are written, and a repetition is found in the base.
 */
export class SeenKeys {
  readonly #most: number;
  #young: Generation;
  #old: Generation | null = null;
  #forgot = false;

  constructor(slots = 1 << 14, most = mostSlots) {
    this.#most = most;
    this.#young = new Generation(slots);
  }

  /** Whether each key that ever came is still known. */
  get forgotNone(): boolean {
    return !this.#forgot;
  }

  /**
   * The row that first had one of these keys, or its own first row if that one was a repetition itself; 0 when all are new. All
   * of them then belong to that row, or to `row`.
   */
  firstRow(keys: readonly string[], row: number): number {
    let first = 0;
    for (let at = 0; at < keys.length; at++) {
      hash(keys[at]!, at);
      const found = this.#young.find(low[at]!, high[at]!) || (this.#old?.find(low[at]!, high[at]!) ?? 0);
      if (found !== 0 && (first === 0 || found < first)) first = found;
    }
    for (let at = 0; at < keys.length; at++) {
      this.#young.keep(low[at]!, high[at]!, first || row);
      if (this.#young.isFull) this.#makeRoom();
    }
    return first;
  }

  #makeRoom(): void {
    if (this.#young.slots < this.#most) {
      this.#young = this.#young.grown();
      return;
    }
    this.#forgot = this.#old !== null;
    this.#old = this.#young;
    this.#young = new Generation(this.#most / 4);
  }
}

/** A hash table with open addressing; a row of 0 marks a free slot. */
class Generation {
  readonly slots: number;
  readonly #low: Uint32Array;
  readonly #high: Uint32Array;
  readonly #row: Uint32Array;
  #count = 0;

  constructor(slots: number) {
    this.slots = slots;
    this.#low = new Uint32Array(slots);
    this.#high = new Uint32Array(slots);
    this.#row = new Uint32Array(slots);
  }

  get isFull(): boolean {
    return this.#count > this.slots * fullest;
  }

  find(low: number, high: number): number {
    return this.#row[this.#slotOf(low, high)]!;
  }

  /** The first row of a key stays. */
  keep(low: number, high: number, row: number): void {
    const slot = this.#slotOf(low, high);
    if (this.#row[slot] !== 0) return;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#row[slot] = row;
    this.#count++;
  }

  grown(): Generation {
    const larger = new Generation(this.slots * 2);
    for (let at = 0; at < this.slots; at++)
      if (this.#row[at] !== 0) larger.keep(this.#low[at]!, this.#high[at]!, this.#row[at]!);
    return larger;
  }

  #slotOf(low: number, high: number): number {
    const mask = this.slots - 1;
    let slot = low & mask;
    while (this.#row[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & mask;
    return slot;
  }
}

/** Both halves of the hashes of the keys that are looked at, in their order. */
const low: number[] = [];
const high: number[] = [];

/** 64 bits of a text, after cyrb53 (bryc, public domain) with both halves kept whole. */
function hash(text: string, into: number): void {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  low[into] = a >>> 0;
  high[into] = b >>> 0;
}
