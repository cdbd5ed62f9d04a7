import { readFileSync } from 'node:fs';
import type { LawExample } from '../src/cli/law-example.ts';
import { lawExamples } from '../src/cli/law-examples.ts';
import { laws } from '../src/laws/index.ts';
import type { Law, LawId, Need } from '../src/laws/law.ts';

/** What has to be so for a law to bind a scheduler, in words. */
const BOUND: { readonly [N in Need]: string } = {
  untimed: 'no `timeLimit`: however many wait, nobody times out by that',
  timeout: "`supports: ['timeout']` or `['lock-timeout']`, or `guarantees: { timeLimit }`",
  limit: "`supports: ['limit']`",
  fifo: "`order: 'fifo'`",
  'fifo-wake': "`order: 'fifo'`, or `joiners: 'fifo'`",
  cancel: "`supports: ['cancel']` or `['abort']`",
  cleanup: "`supports: ['cleanup']`",
  abort: "`supports: ['abort']`",
  idle: "`supports: ['idle']`",
  counts: "`supports: ['counts']`",
  priority: "`supports: ['priority']`, and `order: 'priority'` or `'fifo'`",
  pause: "`supports: ['pause']`",
  clear: "`supports: ['clear']`",
  cut: "`supports: ['cancel']`, `['abort']`, `['race']` or `['all']`",
  arms: "`supports: ['race']` or `['all']`",
  stops: "`failure: 'stops'`",
  'set-limit': "`supports: ['set-limit']`",
  bypass: '`bypass: k`',
  'work-conserving': '`workConserving: true`',
  prompt: 'no `resolution`: a wake-up is never late',
  overlap: "not `sleep: 'holds'`: sleeps overlap",
  unlimited: "no `supports: ['limit']` or `['rate']`: every task may run at any time",
  steady:
    "no `supports: ['rate']`, and no `['limit']` without `workConserving: true`: no time passes but by what programs ask for",
  rate: "`supports: ['rate']`",
  room: "`supports: ['room']`",
  lock: "`supports: ['lock']`",
  channel: "`supports: ['channel']`",
  state: "`supports: ['state']`",
  'deadlock-reporting': "`guarantees: { deadlock: 'throws' }`",
  permits: "`supports: ['permits']` or `['weight']`",
  families: "`supports: ['spawn-nested']`",
  nesting: "form `'coroutine'` or `'async'`: tasks can be split over calls",
};

const HEAD = `# The laws

<!-- Written by properties/law-page.test.ts from the code: npx vitest run properties/law-page -u -->

A law is a question put to the trace of one run, or of two. It is true of every correct scheduler that it binds, whatever its
design: where one seems wrong for yours, look first at what your adapter claims. _Binds_ says what has to be supported or claimed;
for any other scheduler the law is _not applicable_, and the report says why. A law that was bound and never put to the
test is _vacuous_, which fails. _Explains_ lists the laws that the same bug may break as a consequence: the report then shows this one,
and the others point at it.

With each law stands a scheduler that has one bug, planted for this purpose, and the smallest program on which it shows.
\`npx fairtick laws <id>\` prints the same on the terminal.
`;

/** The catalogue as a page: every law in the order of the scorecard, with the smallest program that breaks it. */
export function lawPage(): string {
  const families = [...new Set(laws.map(({ family }) => family))];
  const contents = families.map((family) => {
    const own = laws.filter((law) => law.family === family);
    return `- ${family}: ${own.map(({ id }) => linkTo(id)).join(', ')}`;
  });
  const sections = families.flatMap((family) => [
    `## Family: ${family}`,
    ...laws.filter((law) => law.family === family).map((law) => entry(law, lawExamples[law.id]!)),
  ]);
  return `${[HEAD, contents.join('\n'), ...sections].map((part) => part.trim()).join('\n\n')}\n`;
}

function entry(law: Law, { bug, message, program, notes, timeline }: LawExample): string {
  const { id, rev, statement, needs, implies, judges, hint } = law;
  const binds = needs.length === 0 ? 'every scheduler' : needs.map((need) => BOUND[need]).join('; ');
  const completed = judges === 'completed' ? ['- _Judges_ only runs that end.'] : [];
  const remark = remarkOn(id);
  return [
    `### \`${id}\``,
    `**${statement}**`,
    ...(remark === undefined ? [] : [remark]),
    [
      `- _Binds_: ${binds}.`,
      ...completed,
      ...(implies.length === 0 ? [] : [`- _Explains_: ${implies.map(linkTo).join(', ')}.`]),
      `- _Where to look_: ${hint}`,
      `- Revision ${rev}.`,
    ].join('\n'),
    `For example: ${bug}`,
    ['```', message, '', program.trimEnd(), ...(notes === '' ? [] : ['', notes]), '', timeline, '```'].join(
      '\n',
    ),
  ].join('\n\n');
}

/** Why it is so, and where it comes from: what the code says above the law. */
function remarkOn(id: LawId): string | undefined {
  const text = readFileSync(`src/laws/${id}.ts`, 'utf8');
  const before = text.slice(0, text.indexOf('\nexport const '));
  const [, remark] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(before) ?? [];
  return remark?.replaceAll(/\s*\n \*?\s*/g, ' ').trim();
}

function linkTo(id: LawId): string {
  return `[\`${id}\`](#${id})`;
}
