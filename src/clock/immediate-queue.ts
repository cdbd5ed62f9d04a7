/**
 * Callbacks that are due at once, first in, first out. Ids only ever rise, so one that is over is harmless for ever after.
 */
export class ImmediateQueue {
  /** How many callbacks are pending. */
  size = 0;

  private callbacks: ((() => void) | undefined)[] = [];
  /** Position of the next one in `callbacks`. */
  private head = 0;
  /** Id of `callbacks[0]`. */
  private base = 1;

  /** Returns an id, which is never 0. */
  set(callback: () => void): number {
    this.size++;
    return this.base + this.callbacks.push(callback) - 1;
  }

  /** True where the callback was pending. */
  cancel(id: number): boolean {
    const at = id - this.base;
    if (this.callbacks[at] === undefined) return false;
    this.callbacks[at] = undefined;
    this.size--;
    return true;
  }

  /** Takes the oldest out. */
  shift(): (() => void) | undefined {
    while (this.head < this.callbacks.length) {
      const callback = this.callbacks[this.head];
      this.callbacks[this.head++] = undefined;
      if (this.head === this.callbacks.length) this.rewind();
      // An endless chain of immediates must not grow the array for ever.
      else if (this.head === 1024) this.trim();
      if (callback !== undefined) {
        this.size--;
        return callback;
      }
    }
    return undefined;
  }

  clear(): void {
    this.size = 0;
    this.rewind();
  }

  private rewind(): void {
    this.base += this.callbacks.length;
    this.callbacks.length = 0;
    this.head = 0;
  }

  private trim(): void {
    this.base += this.head;
    this.callbacks.splice(0, this.head);
    this.head = 0;
  }
}
