/** Without zod, because routes of the browser read these lists at once. */

/** What a history may be narrowed to. */
export const eventThemes = ['decisions', 'measures', 'letters', 'people', 'deadlines'] as const;
export type EventTheme = (typeof eventThemes)[number];

/** Parts of the way of a case. */
export const casePhases = ['intake', 'collection', 'consilium', 'support', 'completion', 'archive'] as const;
export type CasePhase = (typeof casePhases)[number];
