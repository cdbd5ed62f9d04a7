/**
 * A first-in, first-out queue on a circular array: `push` and `shift` in O(1) at any length, without allocation once it has
 * grown. `Array.prototype.shift` moves every element of a long array, which would make one turn among a million tasks cost
 * as much as a million turns.
 *
 * @example
 * const ready = new Ring<string>();
 * ready.push('a');
 * ready.push('b');
 * ready.shift(); // 'a'
 */
export class Ring<T> {
  length = 0;
  private head = 0;
  /** Its length is a power of two, so that `& mask` wraps a position. */
  private items: (T | undefined)[] = new Array(16).fill(undefined);

  push(item: T): void {
    if (this.length === this.items.length) this.grow();
    this.items[(this.head + this.length) & (this.items.length - 1)] = item;
    this.length++;
  }

  /** The oldest item; undefined when empty. */
  shift(): T | undefined {
    if (this.length === 0) return undefined;
    const item = this.items[this.head];
    // A finished task must not stay in memory because its old place still names it.
    this.items[this.head] = undefined;
    this.head = (this.head + 1) & (this.items.length - 1);
    this.length--;
    return item;
  }

  private grow(): void {
    const { items, head } = this;
    this.items = new Array(items.length * 2).fill(undefined);
    for (let i = 0; i < items.length; i++) this.items[i] = items[(head + i) & (items.length - 1)];
    this.head = 0;
  }
}
