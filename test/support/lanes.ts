/**
 * How many files run side by side, each lane with an engine and a database of its own: workers of two files on one engine
 * would take each other's steps, each at the time of its own story. One, unless a whole run asks for more.
 */
export const LANES = Number(process.env.TEST_LANES ?? 1);
