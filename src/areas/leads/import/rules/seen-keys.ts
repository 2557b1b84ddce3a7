/**
 * Remembers which row first had a key, for millions of keys: 12 bytes each in flat memory, where a Map of strings would take ten
 * times that. A key is kept as 64 bits of hash; the chance that any two of three million different keys are taken for one is
 * 1 in 4 million (n² / 2⁶⁵).
 */
export class SeenKeys {
  #low: Uint32Array;
  #high: Uint32Array;
  #row: Uint32Array;
  #mask: number;
  #count = 0;

  constructor(slots = 1 << 14) {
    this.#low = new Uint32Array(slots);
    this.#high = new Uint32Array(slots);
    this.#row = new Uint32Array(slots);
    this.#mask = slots - 1;
  }

  /**
   * The row that first had one of these keys, or its own first row if that one was a repetition itself; 0 when all are new. All
   * of them then belong to that row, or to `row`.
   */
  firstRow(keys: readonly string[], row: number): number {
    let first = 0;
    for (const key of keys) {
      const found = this.#row[this.#slotOf(key)]!;
      if (found !== 0 && (first === 0 || found < first)) first = found;
    }
    const owner = first === 0 ? row : first;
    for (const key of keys) this.#keep(key, owner);
    return first;
  }

  #keep(key: string, row: number): void {
    const slot = this.#slotOf(key);
    if (this.#row[slot] !== 0) return;
    this.#low[slot] = hashed.low;
    this.#high[slot] = hashed.high;
    this.#row[slot] = row;
    if (++this.#count > this.#mask * 0.7) this.#grow();
  }

  /** Where the key stands or would stand; its hash is then in `hashed`. */
  #slotOf(key: string): number {
    hash(key);
    return this.#find(hashed.low, hashed.high);
  }

  #find(low: number, high: number): number {
    let slot = low & this.#mask;
    while (this.#row[slot] !== 0 && (this.#low[slot] !== low || this.#high[slot] !== high))
      slot = (slot + 1) & this.#mask;
    return slot;
  }

  #grow(): void {
    const [low, high, row] = [this.#low, this.#high, this.#row];
    const slots = row.length * 2;
    this.#low = new Uint32Array(slots);
    this.#high = new Uint32Array(slots);
    this.#row = new Uint32Array(slots);
    this.#mask = slots - 1;
    for (let at = 0; at < row.length; at++) {
      if (row[at] === 0) continue;
      const slot = this.#find(low[at]!, high[at]!);
      this.#low[slot] = low[at]!;
      this.#high[slot] = high[at]!;
      this.#row[slot] = row[at]!;
    }
  }
}

/** The last hash made: two numbers without an object for each. */
const hashed = { low: 0, high: 0 };

/** 64 bits of a text, after cyrb53 (bryc, public domain) with both halves kept whole. */
function hash(text: string): void {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  hashed.low = a >>> 0;
  hashed.high = b >>> 0;
}
