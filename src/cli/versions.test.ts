import { expect, test } from 'vitest';
import { cacheFolder, versionOf } from './versions.ts';

test.each([
  ['p-queue@9.3.5', { name: 'p-queue', version: '9.3.5' }],
  ['@scope/queue@^1', { name: '@scope/queue', version: '^1' }],
  ['fastq@latest', { name: 'fastq', version: 'latest' }],
  ['queue.ts', undefined],
  ['p-queue', undefined],
  ['../x@1.0.0', undefined],
  ['a@1; rm -rf', undefined],
])('%s', (word, expected) => {
  expect(versionOf(word)).toEqual(expected);
});

test('the cache is where the system keeps caches, or where the user says', () => {
  expect(cacheFolder({ FAIRTICK_CACHE: '/x' }, 'linux')).toBe('/x');
  expect(cacheFolder({ XDG_CACHE_HOME: '/c' }, 'linux')).toBe('/c/fairtick');
  expect(cacheFolder({}, 'linux')).toMatch(/\.cache\/fairtick$/);
});
