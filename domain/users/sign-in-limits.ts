const MINUTE = 60_000;

/** Without a request for this long a sign-in ends. */
export const IDLE_LIMIT_MS = 60 * MINUTE;
/** However busy, nobody stays signed in longer than a working day with its breaks. */
export const ABSOLUTE_LIMIT_MS = 12 * 60 * MINUTE;
