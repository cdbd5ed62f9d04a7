import type { TestModule } from 'vitest/node';

export interface FakeTest {
  readonly name: string;
  readonly meta: object;
  readonly errors?: readonly { readonly message: string; readonly stack?: string }[];
}

/** As much of vitest's module as the reporter asks for. */
export function moduleOf(
  moduleId: string,
  tests: readonly FakeTest[],
  errors: readonly { message: string }[] = [],
): TestModule {
  const module = { moduleId, relativeModuleId: moduleId, errors: () => errors };
  const cases = tests.map(({ name, meta, errors: failures = [] }) => ({
    module,
    fullName: name,
    meta: () => meta,
    result: () => ({ errors: failures }),
  }));
  return { ...module, children: { allTests: () => cases, allSuites: () => [] } } as unknown as TestModule;
}
