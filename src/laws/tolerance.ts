/**
 * Times closer than this, in ms, are the same time. Scheduler and oracle add up fractions in another order, and a clock
 * that starts at a date of today has no finer digits to tell them apart.
 */
export const TOLERANCE = 1e-3;
