import type { Explanation } from '../explanations.ts';

/** What fixed versions of helpers that map over a collection break. */
export const mapsExplained: readonly Explanation[] = [
  {
    package: 'p-map',
    versions: ['5.1.0', '5.3.0', '7.0.4', '7.0.8'],
    law: 'result-agreement',
    program: /idle results[\s\S]*throw/,
    text: 'another row: p-map-error-order, mended in 7.1.0',
  },
  {
    package: 'p-map',
    versions: ['5.1.0'],
    subject: 'pMap, pMapSkip',
    law: 'result-agreement',
    text: 'another row: p-map-multiple-skips, mended in 5.3.0',
  },
  {
    package: 'p-map',
    versions: ['7.0.4'],
    subject: 'pMapIterable, break',
    text: 'another row: p-map-iterable-goes-on-after-break, mended in 7.0.8',
  },
];
