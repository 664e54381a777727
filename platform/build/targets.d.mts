/** Programs that run as processes of their own, and their first modules. */
export const PROGRAMS: Readonly<Record<string, string>>;
