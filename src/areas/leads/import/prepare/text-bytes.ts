/** Bytes taken from the system at once. */
const pieceSize = 1 << 19;
/** What a UTF-16 unit takes at most as UTF-8. */
const widest = 3;

/**
 * Text as UTF-8 while it comes, in pieces of their own that can be handed to another thread whole. Text that is kept until there is
 * enough of it to encode is copied by the garbage collector again and again: that was a fifth of reading a file.
 */
export class TextBytes {
  #full: Uint8Array[] = [];
  #piece: Buffer | null = null;
  #used = 0;

  add(text: string): void {
    const most = text.length * widest;
    if (this.#piece === null || this.#used + most > this.#piece.length) {
      this.#close();
      this.#piece = Buffer.allocUnsafeSlow(Math.max(pieceSize, most));
    }
    this.#used += this.#piece.write(text, this.#used);
  }

  /** All that came since the last time. */
  take(): Uint8Array[] {
    this.#close();
    const full = this.#full;
    this.#full = [];
    return full;
  }

  #close(): void {
    if (this.#piece !== null && this.#used > 0) this.#full.push(this.#piece.subarray(0, this.#used));
    this.#piece = null;
    this.#used = 0;
  }
}
