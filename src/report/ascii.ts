/**
 * Can what is written to show no more than ASCII? `LC_ALL` goes before `LC_CTYPE`, and that before `LANG`. Where none is set most terminals and all CI logs know UTF-8.
 */
export function isAscii(env: { readonly [name: string]: string | undefined }, platform: string): boolean {
  if (env.TERM === 'linux' || env.TERM === 'dumb') return true;
  if (platform === 'win32') return env.WT_SESSION === undefined && env.TERM_PROGRAM === undefined && !env.CI;
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  return locale !== undefined && locale !== '' && !/utf-?8|^C$|^POSIX$/i.test(locale);
}
