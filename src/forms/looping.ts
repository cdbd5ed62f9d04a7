/** Awaits so many times what is there. */
export async function readyAgain(ready: () => unknown, times: number): Promise<void> {
  for (let left = times; left > 0; left--) await ready();
}
