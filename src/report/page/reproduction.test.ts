import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { createJiti } from 'jiti';
import { expect, test } from 'vitest';
import { cases } from '../../arbitraries/cases.ts';
import { parseText } from '../../program/text.ts';
import type { Claims } from '../../trace/claims.ts';
import { reproductionOf } from './reproduction.ts';

const claims: Claims = { scheduler: 'my-queue', form: 'async', supports: new Set(['limit']), guarantees: {} };
const polite = { limit: 2, dice: 0 };

function codeOf(text: string, more: Partial<Claims> = {}): string {
  const reproduction = reproductionOf(parseText(text), { ...claims, ...more }, polite, 'completion');
  if ('none' in reproduction) throw new Error(reproduction.none);
  return reproduction.code;
}

/** The lines that it prints when it is run, without their times. */
function printed(code: string): string[] {
  const file = join(mkdtempSync(join(tmpdir(), 'fairtick-reproduction-')), 'reproduction.mjs');
  const jiti = createJiti(pathToFileURL(createRequire(import.meta.url).resolve('./reproduction.ts')).href);
  writeFileSync(file, `(async () => {${jiti.transform({ source: code, ts: true, async: true })}})();`);
  return execFileSync(process.execPath, [file], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\d+ ms {2}/, ''));
}

test('it runs as it stands, and says what happens when', () => {
  expect(
    printed(codeOf('main: spawn a, spawn b, settle a, join b\na: throw sync\nb: sleep 3, emit 1')),
  ).toEqual([
    'a starts',
    'a throws',
    'b starts',
    'a threw',
    'main joined a',
    'b goes on',
    'b emits 1',
    'b returns',
    'main joined b',
    'main returns',
  ]);
});

test('of a published package it says how it is asked', () => {
  const code = codeOf('main: spawn a\na: sleep 1', { scheduler: 'p-queue@9.3.5' });
  expect(code).toContain("import PQueue from 'p-queue';\nconst queue = new PQueue({ concurrency: 2 });");
});

test('what cannot be written in plain promises is not, and it says why', () => {
  const none = (text: string, more: Partial<Claims>, world?: number[]): unknown =>
    reproductionOf(
      parseText(text),
      { ...claims, ...more },
      world === undefined ? polite : { ...polite, world },
      'x',
    );
  expect(none('main: sleep 1', { form: 'coroutine' })).toEqual({
    none: expect.stringContaining("the form 'coroutine'"),
  });
  expect(none('main: idle', {})).toEqual({ none: expect.stringContaining('waits for idle') });
  expect(none('main: sleep 1', {}, [3])).toEqual({ none: expect.stringContaining('a clock that is late') });
});

test('whatever the program, the code is legal TypeScript', () => {
  const jiti = createJiti(import.meta.url);
  fc.assert(
    fc.property(
      cases({ shape: { spawn: 'main', joinInside: true, structured: false }, limits: [1, 2] }),
      ({ program }) => {
        const reproduction = reproductionOf(program, claims, polite, 'x');
        if ('code' in reproduction)
          expect(jiti.transform({ source: reproduction.code, ts: true, async: true })).not.toContain(
            '__JITI_ERROR__',
          );
      },
    ),
    { numRuns: 50 },
  );
});
