/** Fails the test that is on, with a text that is for a person to read. */
export function failWith(message: string): never {
  const error = new Error(message);
  error.name = 'Fairtick';
  // The frames would all be Fairtick's own: they would bury the message and say nothing about the scheduler.
  error.stack = message;
  throw error;
}
