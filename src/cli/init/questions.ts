import type { Form } from '../../trace/claims.ts';
import { UsageError } from '../usage-error.ts';
import type { Answers } from './files.ts';

export const FORMS: { readonly [F in Form]: string } = {
  async: 'a queue, limiter or pool: it is given functions that return promises',
  coroutine: 'a coroutine or effect runtime: tasks are generators',
  pollable: 'it polls its tasks until they are ready',
  callback: 'a fake clock, an event loop of callbacks: timers and deferred functions',
};

/**
 * Asks a person for what was not given.
 *
 * @throws UsageError where the person would rather not.
 */
export async function askFor(given: Partial<Answers>): Promise<Answers> {
  const { cancel, isCancel, intro, select, text } = await import('@clack/prompts');
  const answered = <T>(answer: T): Exclude<T, symbol> => {
    if (!isCancel(answer)) return answer as Exclude<T, symbol>;
    cancel('Nothing was written.');
    throw new UsageError('init was cancelled');
  };
  intro('An adapter for your scheduler');
  const name =
    given.name ??
    answered(
      await text({
        message: 'What is it called?',
        placeholder: 'my-queue',
        validate: (value) =>
          value === undefined || value.trim() === '' ? 'It needs a name: reports say it.' : undefined,
      }),
    );
  const form =
    given.form ??
    answered(
      await select<Form>({
        message: 'What kind is it?',
        options: (Object.keys(FORMS) as Form[]).map((value) => ({
          value,
          label: `${value}: ${FORMS[value]}`,
        })),
      }),
    );
  const from =
    given.from ??
    answered(
      await text({
        message: 'What is it imported from?',
        placeholder: `./${name}.ts, or a package`,
        defaultValue: `./${name}.ts`,
      }),
    );
  return { name, form, from };
}
