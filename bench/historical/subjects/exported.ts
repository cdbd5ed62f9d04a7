import type { Module } from '../subjects.ts';

/** What is exported by default; by a CommonJS module that was an ES module once, as a property of that. */
export function main<T>({ default: exported }: Module): T {
  const inner = (exported as { readonly default?: unknown } | undefined)?.default;
  return (inner ?? exported) as T;
}

/** What is exported under a name, by an ES module or by what a CommonJS module exports. */
export function named<T>(module: Module, name: string): T {
  return (module[name] ?? (module.default as Module | undefined)?.[name]) as T;
}
