import { expect, test } from 'vitest';
import { exportedBy } from './exported.ts';

test.each([
  [
    'export class TaskQueue { constructor(private readonly concurrency: number) {} }',
    'TaskQueue',
    false,
    'new',
    true,
  ],
  ['export default class Queue {\n  constructor({ concurrency }) {}\n}', 'Queue', true, 'new', false],
  ['export default class extends Base {}', 'Subject', true, 'new', false],
  ['export function createQueue(limit) { return 1; }', 'createQueue', false, 'call', true],
  ['export default function (options) {}', 'Subject', true, 'call', false],
  ['export const pool = (size: number): Pool => make(size);', 'pool', false, 'call', true],
  ['// export default class Old {}\nexport type T = 1;\nexport class New {}', 'New', false, 'new', false],
] as const)('%s', (text, name, isDefault, made, takesNumber) => {
  expect(exportedBy(text)).toMatchObject({ name, isDefault, made, takesNumber });
});

test('what shows nothing of the kind says nothing', () => {
  expect(exportedBy("export * from './queue.ts';\nexport const version = 3;")).toBeUndefined();
});

test.each([
  [
    'export class Q { constructor(n: number) {}\n  run<T>(task: () => Promise<T>): Promise<T> { return task(); }\n}',
    'run',
  ],
  ['export default class {\n  async add(task) {\n    this.push(task);\n  }\n}', 'add'],
  ['export class Q {\n  go(task) {\n    run(task);\n  }\n}', ''],
  ['export function make(limit) {\n  run(limit) }', ''],
])('%j is given tasks by %j', (text, method) => {
  expect(exportedBy(text)!.method).toBe(method);
});
