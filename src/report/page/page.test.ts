import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mutants } from '../../../fixtures/mutants/index.ts';
import { check } from '../../harness/check.ts';
import { compare } from '../../harness/compare.ts';
import type { Report } from '../../harness/report.ts';
import { laws } from '../../laws/index.ts';
import { leak, reportOn } from '../example.fixture.ts';
import { CHROMIUM, INSTALL, launch, open } from './browser.fixture.ts';
import { pageOf, pageOfExhibits } from './data.ts';
import { differenceExhibit, exhibitOf } from './exhibit.ts';
import { pageHtml } from './html.ts';
import type { Exhibit, PageData } from './model.ts';

if (CHROMIUM === undefined && !process.env.CI) console.warn(INSTALL);

// In CI a browser that is missing is a failure, and `launch` says so.
describe.skipIf(CHROMIUM === undefined && !process.env.CI)('in a browser', () => {
  let browser: Browser;
  let large: PageData;

  beforeAll(async () => {
    browser = await launch();
    large = await largePage();
  }, 60_000);

  afterAll(() => browser?.close());

  // How soon they open is measured by the bench `page`.
  test('a report on 40 schedulers with 30 counterexamples has less than 1.5 MB and opens without a complaint', async () => {
    expect(large.schedulers).toHaveLength(40);
    expect(large.exhibits.length).toBeGreaterThanOrEqual(30);
    expect(Buffer.byteLength(pageHtml(large))).toBeLessThan(1.5e6);
    const { page, complaints } = await open(browser, large);
    await expectText(page, 'h1', 'Fairtick: scorecard');
    expect(await page.locator('[role=grid] tbody tr').count()).toBe(40);
    expect(complaints).toEqual([]);
  });

  test('so does one with 30 counterexamples for each of them', async () => {
    // Packing looks back 32 kB, and what is repeated here comes after more than that: it gains nothing by being repeated.
    expect(JSON.stringify(large.exhibits).length).toBeGreaterThan(64_000);
    const exhibits = Array.from({ length: 1200 }, (_, i) => large.exhibits[i % large.exhibits.length]!);
    const all = { ...large, exhibits };
    expect(Buffer.byteLength(pageHtml(all))).toBeLessThan(1.5e6);
    const { page, complaints } = await open(browser, all);
    await expectText(page, 'h1', 'Fairtick: scorecard');
    expect(await page.locator('nav li').count()).toBe(1200);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['light', 1200],
    ['dark', 1200],
    ['light', 360],
    ['dark', 360],
  ] as const)('axe finds nothing wrong with it: %s, %i pixels wide', async (colorScheme, width) => {
    const reproduced = large.exhibits.findIndex(({ reproduction }) => 'code' in reproduction) + 1;
    const { page } = await open(browser, large, {
      hash: `#exhibit-${reproduced}`,
      colorScheme,
      viewport: { width, height: 800 },
      // axe is a script that the page would not allow.
      bypassCSP: true,
    });
    // What is hidden axe does not look at.
    await page.locator('summary').click();
    expect(await complaintsOfAxe(page)).toEqual([]);
    // Nothing but what scrolls on its own is wider than the screen.
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test('names and values that look like markup are shown as they are', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what a hostile name may hold
    const evil = '</script><img src=x onerror="window.hacked=1">\u2028<svg onload=alert(1)>${1}"\'';
    const tasks = leak.program.tasks.map((task, i) => (i === 1 ? { ...task, name: evil } : task));
    const program = { tasks };
    const counterexample = {
      ...leak,
      program,
      scheduler: evil,
      text: evil,
      passesIf: evil,
      violation: { ...leak.violation, message: evil, because: [evil] },
      trace: { ...leak.trace, program },
    };
    const report = reportOn(evil, [{ law: 'completion', status: 'broken', obligations: 1, counterexample }]);
    const { page, complaints } = await open(browser, { ...pageOf([report]), title: evil });
    expect(complaints).toEqual([]);
    expect(await page.locator('img, [onload], [onerror]').count()).toBe(0);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect(await page.title()).toBe(evil);
    await expectText(page, '.message', evil);
    await expectText(page, '.states tbody tr:nth-child(2) th', evil);
  });

  test('the cursor steps through events by keys and by buttons, and each tells who is ready and who sleeps', async () => {
    const { page } = await open(browser, pageOfExhibits('leak', [exhibitOf(leak)]));
    const told = page.locator('.told');
    const range = page.getByRole('slider', { name: 'Event' });
    await range.focus();
    await page.keyboard.press('Home');
    expect(await told.textContent()).toBe('Event 1 of 15: at 0 ms, main starts');
    for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowRight');
    expect(await told.textContent()).toBe('Event 9 of 15: at 0 ms, b sleeps for 30 ms');
    expect(await range.getAttribute('aria-valuetext')).toBe(await told.textContent());
    expect(await page.locator('.panel dd').allTextContents()).toEqual(['0 ms', 'c', 'b until 30 ms']);
    expect(await page.locator('.states tbody tr').allTextContents()).toEqual([
      'mainfinished returnedspawn a, spawn b, spawn c',
      'afinished threwthrow',
      'bsuspended until 30 mssleep 30',
      'cready for startemit 1',
    ]);
    expect(await page.locator('.states .at').allTextContents()).toEqual(['throw', 'sleep 30']);
    await page.getByRole('button', { name: 'One event on' }).click();
    expect(await told.textContent()).toContain('the clock moves to 30 ms');
    await page.keyboard.press('ArrowLeft');
    expect(await told.textContent()).toContain('Event 9 of 15');
  });

  test('where the oracle knows when a task should have run, that is drawn above it', async () => {
    const { scheduler } = mutants.find(({ law }) => law === 'sleep-overlap')!;
    const { verdicts } = await check(scheduler, {
      runs: 60,
      laws: ['sleep-overlap'],
      exhaustive: false,
      fixtures: false,
    });
    const { page, complaints } = await open(
      browser,
      pageOfExhibits('late', [exhibitOf(verdicts[0]!.counterexample!)]),
    );
    expect(complaints).toEqual([]);
    const tops = async (text: string): Promise<number> =>
      (await page.locator('.player text.name', { hasText: text }).boundingBox())!.y;
    expect(await tops('expected')).toBeLessThan(await tops('main'));
    expect(await page.locator('.player .foretold').count()).toBe(2);
    expect(await page.locator('.player svg').getAttribute('aria-label')).toMatch(
      /Expected: main runs from 0 to \d+ ms\./,
    );
  });

  test('program, reproduction and command can be copied', async () => {
    const exhibit = exhibitOf(leak);
    const { page } = await open(browser, pageOfExhibits('leak', [exhibit]), {
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    const code = 'code' in exhibit.reproduction ? exhibit.reproduction.code : '';
    for (const [label, text] of [
      ['Copy program', exhibit.text],
      ['Copy as TypeScript', code],
      ['Copy replay command', exhibit.command],
    ] as const) {
      await page.getByRole('button', { name: label }).click();
      expect(text).not.toBe('');
      await expect.poll(() => page.evaluate('navigator.clipboard.readText()')).toBe(text);
    }
  });

  test('a click on the timeline moves the cursor there, and it can be drawn larger', async () => {
    const { page } = await open(browser, pageOfExhibits('leak', [exhibitOf(leak)]));
    const svg = page.locator('svg');
    const before = (await svg.boundingBox())!;
    await svg.click({ position: { x: before.width - 12, y: 40 } });
    expect(await page.locator('.told').textContent()).toContain('Event 15 of 15');
    await page.getByRole('button', { name: 'Draw larger' }).click();
    expect((await svg.boundingBox())!.width).toBeGreaterThan(before.width);
  });

  test('arrow keys go from cell to cell of the scorecard, and Enter opens what broke it', async () => {
    const report = reportOn('q', [
      'completion',
      { law: 'fifo-start', status: 'broken', obligations: 7, counterexample: leak },
    ]);
    const { page } = await open(browser, pageOf([reportOn('p', ['completion', 'fifo-start']), report]));
    await page.locator('[role=grid] td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.detail').textContent()).toContain('q › fifo-start: broken');
    expect(await page.locator('.detail').textContent()).toContain('put to the test 7 times');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('location.hash')).toBe('#exhibit-1');
    // The page turns when it is told of the new address, which is not at once.
    await expect.poll(() => page.evaluate('document.activeElement.id')).toBe('exhibit-1-title');
  });

  test('what a cell rests on is in sight, however long the table is', async () => {
    const { page } = await open(browser, large, { viewport: { width: 1200, height: 700 } });
    await page.locator('td[data-row]').first().hover();
    const { y, height } = (await page.locator('.detail').boundingBox())!;
    expect(y + height).toBeLessThanOrEqual(700);
    expect(await page.locator('.detail').textContent()).toContain('put to the test');
  });

  test('the filter leaves what was asked for', async () => {
    const { page } = await open(browser, large);
    await page.getByRole('searchbox').fill('order');
    const heads = await page.locator('th.law:visible').allTextContents();
    expect(heads).toEqual(
      laws.filter(({ id, family }) => id.includes('order') || family === 'order').map(({ id }) => id),
    );
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('Show').selectOption('broken');
    expect(await page.locator('[role=grid] tbody tr:visible').count()).toBe(
      large.schedulers.filter(({ cells }) => cells.some((cell) => cell?.status === 'broken')).length,
    );
    const broken = laws.filter((_, c) => large.schedulers.some(({ cells }) => cells[c]?.status === 'broken'));
    expect(await page.locator('th.law:visible').allTextContents()).toEqual(broken.map(({ id }) => id));
  });

  test('shrinking is a slider from the first program that failed to the last', async () => {
    const [main, ...tasks] = leak.program.tasks;
    const larger = [
      { ...main!, steps: [{ yield: true as const }, ...main!.steps] },
      ...tasks,
      { name: 'd', steps: [] },
    ];
    const { environment, trace, violation } = leak;
    const history = [
      { program: { tasks: larger }, environment, runs: [{ trace, violation }] },
      { ...leak, runs: [{ trace, violation }] },
    ];
    const { page, complaints } = await open(
      browser,
      pageOfExhibits('leak', [exhibitOf({ ...leak, history })]),
    );
    const range = page.getByRole('slider', { name: 'Reduction' });
    await range.focus();
    await page.keyboard.press('Home');
    expect(await range.getAttribute('aria-valuetext')).toBe('0 of 1: as it was found, size 12, limit 2');
    expect(await page.locator('.shrunk .leaves').allTextContents()).toEqual(['yield', 'd:']);
    // Each reduction has its run, with what is wrong in it, beside the one that is stepped through.
    expect(await page.locator('.shrunk-runs svg .here').count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test('two runs stand above each other with one cursor', async () => {
    const { exhibit, name } = await differing();
    const { page, complaints } = await open(browser, pageOfExhibits('both', [exhibit]));
    expect(complaints).toEqual([]);
    expect(await page.locator('.player svg').count()).toBe(2);
    await page.getByRole('slider', { name: 'Moment' }).focus();
    await page.keyboard.press('Home');
    expect(await page.locator('.told').textContent()).toContain(`${name}: at 0 ms`);
    expect(await page.locator('.legend').textContent()).toContain('they part here');
  });

  test.each([
    ['light', 1200],
    ['dark', 360],
  ] as const)('axe finds nothing wrong with two runs: %s, %i pixels wide', async (colorScheme, width) => {
    const { exhibit } = await differing();
    const { page } = await open(browser, pageOfExhibits(exhibit.title, [exhibit]), {
      colorScheme,
      viewport: { width, height: 800 },
      bypassCSP: true,
    });
    // The title stands there once.
    await expectText(page, 'h1', 'Fairtick');
    await expectText(page, 'h2', exhibit.title);
    expect(await page.title()).toBe(exhibit.title);
    expect(await complaintsOfAxe(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  });

  test('paper gets all counterexamples', async () => {
    const { page } = await open(browser, large);
    expect(await page.locator('.exhibit').count()).toBe(1);
    await page.setViewportSize({ width: 794, height: 1123 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(794);
    await page.evaluate('dispatchEvent(new Event("beforeprint"))');
    expect(await page.locator('.exhibit').count()).toBe(Math.min(60, large.exhibits.length));
  });
});

async function complaintsOfAxe(page: Page): Promise<unknown> {
  await page.addScriptTag({ content: axe.source });
  return page.evaluate(
    'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ": " + nodes[0].html))',
  );
}

/** Two schedulers that differ, and the name of the first. */
async function differing(): Promise<{ readonly exhibit: Exhibit; readonly name: string }> {
  const mutant = mutants.find(({ law, original }) => law === 'fifo-start' && original.name === 'polled')!;
  const difference = (await compare(mutant.original, mutant.scheduler, { runs: 200 }))!;
  return { exhibit: differenceExhibit(difference, 'again'), name: mutant.original.name };
}

async function expectText(
  page: { textContent(selector: string): Promise<string | null> },
  selector: string,
  text: string,
): Promise<void> {
  expect(await page.textContent(selector)).toBe(text);
}

/** Counterexamples as they really come, with all that was tried on the way. */
async function largePage(): Promise<PageData> {
  const reports: Report[] = [];
  for (const { scheduler, law } of mutants.filter((_, i) => i % 2 === 0).slice(0, 30)) {
    const found = await check(scheduler, { runs: 60, laws: [law], exhaustive: false, fixtures: false });
    reports.push({
      ...reportOn(
        scheduler.name,
        laws.map(({ id }) => id),
      ),
      ...found,
      verdicts: laws.map(
        ({ id }) =>
          found.verdicts.find((one) => one.law === id) ?? {
            law: id,
            status: 'held',
            obligations: 123_456,
            occasions: 1000,
          },
      ),
    });
  }
  for (let i = 0; i < 10; i++)
    reports.push(
      reportOn(
        `correct ${i}`,
        laws.map(({ id }) => id),
      ),
    );
  return pageOf(reports);
}
