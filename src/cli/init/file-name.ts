/** What the files of a scheduler are called, before `.adapter.ts` and `.test.ts`. */
export function fileNameOf(scheduler: string): string {
  return scheduler.replace(/[^\w.-]+/g, '-');
}
