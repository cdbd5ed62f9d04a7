/**
 * Columns that a law reuses from run to run: allocating them anew costs more than the law itself. What one call returns
 * is valid until the next; where no initial value is given, its contents are left over from the last run.
 *
 * @example
 * const ints = reusedInts();
 * const depth = ints(tasks, 0);
 */
export function reusedInts(): (length: number, initial?: number) => Int32Array {
  let column = new Int32Array(64);
  return (length, initial) => {
    if (length > column.length) column = new Int32Array(2 * length);
    // Columns are short, and `fill` costs as much as a loop over twenty values before it begins.
    if (initial !== undefined) for (let i = 0; i < length; i++) column[i] = initial;
    return column;
  };
}

/** As `reusedInts`, for times. */
export function reusedFloats(): (length: number, initial?: number) => Float64Array {
  let column = new Float64Array(64);
  return (length, initial) => {
    if (length > column.length) column = new Float64Array(2 * length);
    if (initial !== undefined) for (let i = 0; i < length; i++) column[i] = initial;
    return column;
  };
}
