/** Time as a scheduler sees it, in ms of virtual time. Nothing here is ever real time. */
export interface Clock {
  now(): number;
  /** Blocks: the processor is held idle for so many ms, as in Python's `time.sleep`. Timers that fall due meanwhile fire
   *  after it. */
  sleep(ms: number): void;
  /** Calls back once, `ms` from now, when nothing is ready. Returns the timer's id. */
  setTimer(ms: number, callback: () => void): number;
  clearTimer(id: number): void;
}
