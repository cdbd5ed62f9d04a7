/**
 * Timers by deadline: a 4-ary heap on typed arrays. Its arrays grow by doubling and are kept from run to run, so a queue
 * that has seen its largest run allocates nothing any more.
 *
 * Four children a node instead of two halve the depth, and the children's keys lie beside each other in memory (LaMarca
 * and Ladner, "The influence of caches on the performance of heaps", 1996). Positions are kept for each timer, so that
 * cancelling needs no search and leaves nothing behind.
 *
 * @example
 * const queue = new TimerQueue();
 * const id = queue.set(30, wake);
 * queue.nextDeadline(); // 30
 * queue.cancel(id); // true; a second time: false
 */
export class TimerQueue {
  /** How many timers are pending. */
  size = 0;

  /** Of the heap's entry `i`: its deadline at `2i`, its turn among equal deadlines at `2i + 1`. */
  private keys: Float64Array = new Float64Array(2 * FIRST_CAPACITY);
  /** Of the heap's entry `i`: the timer. */
  private heap: Int32Array = new Int32Array(FIRST_CAPACITY);
  /** Of each timer: its entry in the heap; −1 where it is not pending. */
  private entries: Int32Array = new Int32Array(FIRST_CAPACITY).fill(-1);
  /** Of each timer: how often its place has been taken. Part of the id, so that the id of a timer that is gone is not
   *  mistaken for the one that took its place. */
  private generations: Uint32Array = new Uint32Array(FIRST_CAPACITY);
  private callbacks: (() => void)[] = new Array(FIRST_CAPACITY).fill(gone);
  /** A stack of places that were used and are free again. */
  private free: Int32Array = new Int32Array(FIRST_CAPACITY);
  private freeCount = 0;
  private used = 0;
  private order = 0;

  /**
   * Adds a timer; never throws for a finite `deadline`, whatever the time is. Returns its id, which is never 0; the id
   * of a timer that has fired, or was cancelled, is harmless for ever after.
   */
  set(deadline: number, callback: () => void): number {
    let timer: number;
    if (this.freeCount > 0) timer = this.free[--this.freeCount]!;
    else {
      if (this.used === this.heap.length) this.grow();
      timer = this.used++;
    }
    const generation = (this.generations[timer]! + 1) % GENERATIONS;
    this.generations[timer] = generation;
    this.callbacks[timer] = callback;
    this.rise(this.size++, timer, deadline, this.order++);
    return generation * CAPACITY + timer + 1;
  }

  /** True where the timer was pending. */
  cancel(id: number): boolean {
    const timer = (id - 1) % CAPACITY;
    const entry = this.entries[timer];
    if (entry === undefined || entry < 0) return false;
    if (this.generations[timer] !== (id - 1 - timer) / CAPACITY) return false;
    this.remove(entry, timer);
    return true;
  }

  /** Infinity where nothing is pending. */
  nextDeadline(): number {
    return this.size > 0 ? this.keys[0]! : Number.POSITIVE_INFINITY;
  }

  /** Takes the timer with the earliest deadline out, equal deadlines in the order in which they were set. */
  shift(): (() => void) | undefined {
    if (this.size === 0) return undefined;
    const timer = this.heap[0]!;
    const callback = this.callbacks[timer]!;
    this.remove(0, timer);
    return callback;
  }

  /**
   * As `shift`, but of the timers with the earliest deadline it takes out the first that was set at another time than the
   * first of all (see `separate`), so after another duration; `shift` itself where there is none. Linear.
   */
  shiftOther(): (() => void) | undefined {
    const deadline = this.nextDeadline();
    const epoch = Math.floor(this.keys[1]! / EPOCH);
    let other = 0;
    for (let entry = 1; entry < this.size; entry++) {
      if (this.keys[2 * entry] !== deadline) continue;
      const order = this.keys[2 * entry + 1]!;
      if (Math.floor(order / EPOCH) === epoch) continue;
      if (other === 0 || order < this.keys[2 * other + 1]!) other = entry;
    }
    if (other === 0) return this.shift();
    const timer = this.heap[other]!;
    const callback = this.callbacks[timer]!;
    this.remove(other, timer);
    return callback;
  }

  /** What is set from here on is set at another time than what was set before. */
  separate(): void {
    this.order = (Math.floor(this.order / EPOCH) + 1) * EPOCH;
  }

  /** A mark between the timers that are set already and those that are not. */
  mark(): number {
    return this.order;
  }

  /** Is a timer due that was set before the mark was taken, and before all others? */
  isDue(time: number, mark: number): boolean {
    return this.size > 0 && this.keys[0]! <= time && this.keys[1]! < mark;
  }

  /** The earliest deadline past this one; Infinity where there is none. Linear. */
  deadlineAfter(deadline: number): number {
    let earliest = Number.POSITIVE_INFINITY;
    for (let entry = 0; entry < this.size; entry++) {
      const other = this.keys[2 * entry]!;
      if (other > deadline && other < earliest) earliest = other;
    }
    return earliest;
  }

  /** Drops what is pending. Ids given before stay harmless. */
  clear(): void {
    for (let i = 0; i < this.size; i++) this.release(this.heap[i]!);
    this.size = 0;
    this.order = 0;
  }

  private remove(entry: number, timer: number): void {
    this.release(timer);
    const last = --this.size;
    if (entry === last) return;
    const moved = this.heap[last]!;
    const deadline = this.keys[2 * last]!;
    const order = this.keys[2 * last + 1]!;
    // What comes from the end belongs near the end: it rises only where it leaves another branch than its own.
    if (entry > 0 && this.isBefore(deadline, order, (entry - 1) >> 2))
      this.rise(entry, moved, deadline, order);
    else this.sink(entry, moved, deadline, order);
  }

  private release(timer: number): void {
    this.entries[timer] = -1;
    this.callbacks[timer] = gone;
    this.free[this.freeCount++] = timer;
  }

  private rise(entry: number, timer: number, deadline: number, order: number): void {
    let at = entry;
    while (at > 0) {
      const parent = (at - 1) >> 2;
      if (!this.isBefore(deadline, order, parent)) break;
      this.place(at, this.heap[parent]!, this.keys[2 * parent]!, this.keys[2 * parent + 1]!);
      at = parent;
    }
    this.place(at, timer, deadline, order);
  }

  private sink(entry: number, timer: number, deadline: number, order: number): void {
    const { keys, size } = this;
    let at = entry;
    for (let child = 4 * at + 1; child < size; child = 4 * at + 1) {
      let first = child;
      const end = Math.min(child + 4, size);
      for (let other = child + 1; other < end; other++) {
        if (this.isBefore(keys[2 * other]!, keys[2 * other + 1]!, first)) first = other;
      }
      if (!(keys[2 * first]! < deadline || (keys[2 * first] === deadline && keys[2 * first + 1]! < order)))
        break;
      this.place(at, this.heap[first]!, keys[2 * first]!, keys[2 * first + 1]!);
      at = first;
    }
    this.place(at, timer, deadline, order);
  }

  private isBefore(deadline: number, order: number, entry: number): boolean {
    const other = this.keys[2 * entry]!;
    return deadline < other || (deadline === other && order < this.keys[2 * entry + 1]!);
  }

  private place(entry: number, timer: number, deadline: number, order: number): void {
    this.keys[2 * entry] = deadline;
    this.keys[2 * entry + 1] = order;
    this.heap[entry] = timer;
    this.entries[timer] = entry;
  }

  private grow(): void {
    const capacity = this.heap.length * 2;
    if (capacity > CAPACITY) {
      throw new RangeError(
        `${this.size} timers are pending, more than a timer queue holds. Most likely something sets timers in a loop: give the run a budget.`,
      );
    }
    const { keys, heap, entries, generations, free } = this;
    this.keys = new Float64Array(2 * capacity);
    this.heap = new Int32Array(capacity);
    this.entries = new Int32Array(capacity).fill(-1);
    this.generations = new Uint32Array(capacity);
    this.free = new Int32Array(capacity);
    this.keys.set(keys);
    this.heap.set(heap);
    this.entries.set(entries);
    this.generations.set(generations);
    this.free.set(free);
    for (let i = heap.length; i < capacity; i++) this.callbacks.push(gone);
  }
}

// A queue is made for each run of an event loop: typed arrays of up to 64 bytes lie in the heap and cost next to nothing.
const FIRST_CAPACITY = 4;
/** Places and generations together fill 2⁵¹: an id is an exact number, with room for marks above it. */
const CAPACITY = 2 ** 24;
const GENERATIONS = 2 ** 27;
/** Timers that can be set at one and the same time, and told apart from those that are set later. */
const EPOCH = 2 ** 20;

/** Stands where no callback is, so that the array stays one of functions and keeps nothing alive. */
function gone(): void {}
