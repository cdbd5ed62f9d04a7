import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leak, leakedSlot, traceOf } from '../example.fixture.ts';
import { mermaidDiagram } from './mermaid.ts';

test('a run is a diagram: who spawns whom, whose turn it is, how time passes, where the law is broken', () => {
  expect(mermaidDiagram(leak.trace, leak)).toBe(`sequenceDiagram
  participant t0 as main
  participant t1 as a
  participant t2 as b
  participant t3 as c
  Note over t0,t3: my#45;queue › work#45;conservation
  Note over t0,t3: From 0 to 30 ms one of 2 slots was free while c waited.
  activate t0
  Note over t0: starts
  t0-)t1: spawn
  t0-)t2: spawn
  t0-)t3: spawn
  Note over t0: returns
  deactivate t0
  activate t1
  Note over t1: starts
  Note over t1: ✗ throws
  deactivate t1
  Note over t1: ✗ broken here
  activate t2
  Note over t2: starts
  t2->>t2: sleep 30
  deactivate t2
  Note over t0,t3: 30 ms
  activate t2
  Note over t2: goes on after sleep 30
  Note over t2: returns
  deactivate t2
  activate t3
  Note over t3: starts
  t3->>t3: emit 0
  Note over t3: returns
  deactivate t3
`);
});

test('whatever names and messages hold, each stays within its line, and means nothing to Mermaid, Markdown or HTML', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      'end',
      '```\n# out',
      'a;b\nparticipant x',
      '%%{init: {}}%%',
      '#quot;',
      'style x:#1;',
    ),
  );
  const plain = mermaidDiagram(leak.trace, { scheduler: 'q', law: 'l' }).split('\n').length;
  fc.assert(
    fc.property(hostile, hostile, (scheduler, message) => {
      const violation = { ...leak.violation, message, events: [] };
      const text = mermaidDiagram(leak.trace, { scheduler, law: 'l', violation });
      const lines = text.split(/[\n\r\u2028\u2029]/);
      expect(lines).toHaveLength(plain + 1);
      for (const line of lines.slice(5, 7)) {
        expect(line.replace('  Note over t0,t3: ', '')).toMatch(/^([\p{L}\p{N} .,'()/+✗…›]|#\d+;|<br\/>)+$/u);
        expect(line).not.toMatch(/\bend\b/i);
      }
    }),
  );
});

test('a livelock, and a crowd, are cut to what can be looked at', () => {
  const yields = Array.from({ length: 500 }, () => [
    [0, 'main', 'yields'] as const,
    [0, 'main', 'resumes'] as const,
  ]).flat();
  const text = mermaidDiagram(
    traceOf({ main: [{ yield: true }] }, [[0, 'main', 'start'], ...yields], {
      ending: { kind: 'budget', budget: 'turns', spent: 500 },
    }),
    { scheduler: 'q' },
  );
  expect(text.split('\n').length).toBeLessThan(700);
  expect(text).toContain('… 801 more events');
  expect(text.match(/\bactivate/g)!.length).toBe(text.match(/deactivate/g)!.length);
  const crowd = Object.fromEntries(
    Array.from({ length: 30 }, (_, i) => [i === 0 ? 'main' : `t${i}`, [{ emit: 1 }]]),
  );
  expect(mermaidDiagram(traceOf(crowd, [[0, 't25', 'start']]), { scheduler: 'q' })).toContain(
    '… 10 more tasks',
  );
});

test('a run that ended badly says so', () => {
  const trace = { ...leakedSlot.trace, ending: { kind: 'deadlock' } as const };
  expect(mermaidDiagram(trace, { scheduler: 'q' })).toMatch(/Note over t0,t3: deadlock\n$/);
});
