/** Why a row is missed, found out by looking at it. */
export interface Reason {
  readonly kind: 'no feature' | 'no law' | 'out of reach' | 'wrong claim';
  readonly text: string;
}

/** By id of the row. */
export const reasons: Readonly<Record<string, Reason>> = {};

/** What a fixed version breaks, explained: `package@version subject law`. */
export const explained: Readonly<Record<string, string>> = {};
