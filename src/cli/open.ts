import { spawn } from 'node:child_process';

/** Opens a file in whatever the machine opens web pages with. Where there is nothing of the kind, nothing happens: its name
 *  was said. */
export function openInBrowser(path: string): void {
  const [command, ...args] = openerOf(process.platform, path);
  try {
    const child = spawn(command, args, { stdio: 'ignore', detached: true });
    child.on('error', () => {});
    child.unref();
  } catch {
    // As above.
  }
}

export function openerOf(platform: string, path: string): readonly [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', path];
    case 'win32':
      return ['explorer.exe', path];
    default:
      return ['xdg-open', path];
  }
}
