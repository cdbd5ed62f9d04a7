import { expect, test } from 'vitest';
import { openerOf } from './open.ts';

test.each([
  ['darwin', 'open'],
  ['win32', 'explorer.exe'],
  ['linux', 'xdg-open'],
])('on %s a page is opened by %s', (platform, command) => {
  expect(openerOf(platform, '/a page.html')).toEqual([command, '/a page.html']);
});
