/**
 * Columns that a law reuses from run to run: allocating them anew costs more than the law itself. What one call returns
 * is valid until the next; its contents are left over from the last run.
 *
 * @example
 * const ints = reusedInts();
 * const depth = ints(tasks).fill(0, 0, tasks);
 */
export function reusedInts(): (length: number) => Int32Array {
  let column = new Int32Array(64);
  return (length) => {
    if (length > column.length) column = new Int32Array(2 * length);
    return column;
  };
}

/** As `reusedInts`, for times. */
export function reusedFloats(): (length: number) => Float64Array {
  let column = new Float64Array(64);
  return (length) => {
    if (length > column.length) column = new Float64Array(2 * length);
    return column;
  };
}
