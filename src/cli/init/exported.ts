/** What a file of the user's exports, as far as its text tells: enough for a first adapter, which a person finishes. */
export interface Exported {
  readonly name: string;
  readonly isDefault: boolean;
  /** What a scheduler is made by. */
  readonly made: 'new' | 'call';
  /** It takes the limit as a number, not an object of options. */
  readonly takesNumber: boolean;
  /** The method of a class that is likely to be given tasks; empty where none is. */
  readonly method: string;
}

/**
 * The likeliest scheduler of a module: its default export, else its first class, else its first function. Undefined where
 * the text shows none, as that of a list of re-exports.
 *
 * @example exportedBy('export class TaskQueue { constructor(limit: number) {} }') // TaskQueue, by name, new, a number
 */
export function exportedBy(text: string): Exported | undefined {
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  for (const pattern of PATTERNS) {
    const found = pattern.exec(code);
    if (found === null) continue;
    const [matched, kind = '', name = 'Subject'] = found;
    const made = kind === 'class' ? 'new' : 'call';
    const parameters = made === 'new' ? /\bconstructor\s*\(([^)]*)\)/ : /\(([^)]*)\)/;
    const [, first = ''] = parameters.exec(code.slice(found.index)) ?? [];
    const method = made === 'new' ? (METHOD.exec(code.slice(found.index))?.[1] ?? '') : '';
    return { name, isDefault: matched.includes('default'), made, takesNumber: isNumber(first), method };
  }
  return undefined;
}

const PATTERNS: readonly RegExp[] = [
  /\bexport\s+default\s+(?:abstract\s+)?(class)\b\s*(?!extends\b|implements\b)(\w+)?/,
  /\bexport\s+default\s+(?:async\s+)?(function)\b\*?\s*(\w+)?/,
  /\bexport\s+(class)\s+(\w+)/,
  /\bexport\s+(?:async\s+)?(function)\s+(\w+)/,
  /\bexport\s+(const)\s+(\w+)\s*(?::[^=]*)?=\s*(?:async\s*)?(?:function\b|\()/,
];

/** Not a call of one: it is followed by a body, or by a type. */
const METHOD: RegExp =
  /^\s*(?:public\s+)?(?:async\s+)?(add|run|push|enqueue|schedule|submit|exec|execute|spawn|use)\s*(?:<[^(]*>)?\([^;]*?\)\s*[:{]/m;

/** Said by its type, or by its name where there are no types. */
function isNumber(parameters: string): boolean {
  const [first = ''] = parameters.split(',');
  return /:\s*number\b/.test(first) || /^[\s\w]*\b(limit|concurrency|size|max\w*|n)\s*(=|$)/i.test(first);
}
