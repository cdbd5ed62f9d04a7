import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Job, partsOf } from './job.ts';
import { readOptions } from './options.ts';
import { type Kept, openResults } from './results.ts';

const job: Job = { kind: 'chain', mutant: 'limiter: greedy', seeds: { from: 1, to: 10 } };
const asked = readOptions([], 1);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fairtick-results-'));
  mkdirSync(join(folder, 'bench', 'evaluate'), { recursive: true });
  build('hunt.js', '1');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('openResults', () => {
  it('gives what was kept to the next run', () => {
    open().keep(job, [{ first: 3 }]);
    expect(open().of(job)).toEqual([{ first: 3 }]);
    expect(open().of({ ...job, mutant: 'another' })).toBeUndefined();
  });

  it('forgets what other code found, but not when only a page is written in another way', () => {
    open().keep(job, 'found');
    build('page.js', '1');
    expect(open().of(job)).toBe('found');
    build('hunt.js', '2');
    expect(open().of(job)).toBeUndefined();
  });

  it('forgets what was asked with other options, where they matter to the job', () => {
    const alarms: Job = { kind: 'alarms', scheduler: 'limiter' };
    open().keep(job, 'found');
    open().keep(alarms, 'none');
    const fewer = readOptions(['--cap', '2'], 1);
    expect(open(fewer).of(job)).toBeUndefined();
    expect(open(fewer).of(alarms)).toBe('none');
  });

  it('goes on with more seeds where a run with fewer ended', () => {
    for (const seeds of partsOf(20)) open().keep({ ...job, seeds }, seeds.from);
    const known = partsOf(30).map((seeds) => open().of({ ...job, seeds }));
    expect(known).toEqual([1, 11, undefined]);
  });

  it('leaves out a line that was cut off', () => {
    open().keep(job, 'found');
    const file = join(folder, 'results.jsonl');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole + whole.slice(0, 30));
    expect(open().of(job)).toBe('found');
  });
});

function open(options = asked): Kept {
  return openResults(options, join(folder, 'results.jsonl'), folder);
}

function build(name: string, text: string): void {
  writeFileSync(join(folder, 'bench', 'evaluate', name), text);
}
