import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { Scheduler } from '../../forms/scheduler.ts';
import { known, outdated } from '../listed.fixture.ts';
import { emptyFolder, ran } from '../terminal.fixture.ts';

const adapter = resolve('src/cli/leaky-queue.fixture.ts');
/** From the scale to what is wrong. */
function drawingIn(text: string): string {
  return text.slice(text.indexOf('  ms '), text.indexOf('Passes if'));
}

const few = ['--no-fixtures', '--exhaustive', 'off', '--runs', '100'];

test('a file of TypeScript is checked: what breaks is printed with the command that shows it again, and the code is 1', async () => {
  const { code, out } = await ran(['check', adapter, '--scheduler', 'leaky', ...few]);
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ leaky › work-conservation/m);
  const [, again] = /Again: npx fairtick (.*)/.exec(out)!;
  const one = await ran([...again!.replaceAll("'", '').split(' '), '--no-fixtures']);
  expect(one.out).toContain('1 random programs');
  expect(drawingIn(one.out)).toBe(drawingIn(out));
});

test('all schedulers that a file exports are checked, and one that breaks nothing ends with 0', async () => {
  const both = await ran(['check', adapter, ...few]);
  expect(both.out).toMatch(/^leaky +✗/m);
  expect(both.out).toMatch(/^mended +✓/m);
  expect(both.code).toBe(1);
  const alone = await ran(['check', adapter, '--scheduler', 'mended', ...few]);
  expect(alone).toMatchObject({ code: 0, err: '' });
});

test('what an adapter lists as broken is shown, and wrong only where it does not break', async () => {
  const checked = ({ name }: Scheduler) =>
    ran(['check', resolve('src/cli/listed.fixture.ts'), '--scheduler', name, ...few]);
  const { code, out } = await checked(known);
  expect(code).toBe(0);
  expect(out).toMatch(/^✗ known › work-conservation/m);
  expect(out).toContain('Its adapter lists this as a deviation: ticket 7');
  expect(out).toContain('✗ 0 broken');
  const late = await checked(outdated);
  expect(late.code).toBe(1);
  expect(late.out).toContain('holds, but its adapter lists it as a deviation (ticket 7)');
});

test('--json prints a report that view shows, and --html writes the same', async () => {
  const cwd = emptyFolder();
  const { out } = await ran(['check', adapter, ...few, '--json', '--html', 'sub/page.html'], { cwd });
  const report = JSON.parse(out);
  expect(report).toMatchObject({ fairtick: 'report', format: 1 });
  expect(report.exhibits[0].title).toBe('leaky › work-conservation');
  expect(readFileSync(join(cwd, 'sub/page.html'), 'utf8')).toContain('leaky › work-conservation');
});

test('a shipped scheduler is known by its name', async () => {
  expect(await ran(['check', 'round-robin', '--laws', 'completion', ...few])).toMatchObject({ code: 0 });
});

test('without a word it checks what fairtick.config exports', async () => {
  const cwd = emptyFolder();
  expect((await ran(['check'], { cwd })).err).toContain('There is no fairtick.config.ts in');
  writeFileSync(join(cwd, 'fairtick.config.mts'), `export { mended } from '${adapter}';`);
  expect((await ran(['check', ...few], { cwd })).out).toMatch(/^mended +✓/m);
});

test('what is no adapter is told what to do', async () => {
  const cwd = emptyFolder();
  expect((await ran(['check', 'none.ts'], { cwd })).err).toBe(
    `fairtick: There is no file none.ts in ${cwd}.\n`,
  );
  const useless = resolve('src/cli/exit.ts');
  expect((await ran(['check', useless], { cwd })).err).toMatch(
    /exports no scheduler: it exports EXIT.*\n.*defineScheduler/,
  );
  expect(existsSync(join(cwd, 'fixtures'))).toBe(false);
});

test('an adapter whose create fails gets its reason and no scorecard, and nothing is saved or soaked', async () => {
  const cwd = emptyFolder();
  const index = resolve('src/forms/scheduler.ts');
  writeFileSync(
    join(cwd, 'wrong.ts'),
    `import { defineScheduler } from '${index}';
    export default defineScheduler({ name: 'wrong', form: 'async', create() { throw new TypeError('Queue is not a constructor'); } });`,
  );
  const { code, out } = await ran(['check', 'wrong.ts', '--fixtures', join(cwd, 'fixtures')], { cwd });
  expect(code).toBe(1);
  expect(out).toMatch(/^✗ wrong could not be checked: create threw TypeError: Queue is not a constructor\n/);
  expect(out).not.toContain('vacuous');
  expect(existsSync(join(cwd, 'fixtures'))).toBe(false);
  const soaked = await ran(['soak', 'wrong.ts'], { cwd });
  expect(soaked).toMatchObject({ code: 2, err: expect.stringContaining('Mend the adapter first') });
});
