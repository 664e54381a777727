/** What a history may be narrowed to. */
export const EVENT_THEMES = ['decisions', 'measures', 'letters', 'people', 'deadlines'] as const;
export type EventTheme = (typeof EVENT_THEMES)[number];

/**
 * Actions of each theme as a regular expression over their names, for the database and for one event alike. What belongs to none,
 * such as the steps of a task, stands in the whole history only (T-106).
 */
export const THEME_PATTERNS: Readonly<Record<EventTheme, string>> = {
  decisions:
    '^(question|plan|register|review|event|municipal-question|need-refusal)\\.|^case\\.(opened|closed|archived|status-changed|suspended|resumed|categories-set|re-entry-requested)$|^appeal\\.(registered|reviewed)$|^family\\.handed-over$|^post-support\\.(opened|ended|refused)$',
  measures: '^(measure|memo|class|application|medical-visit|implementation|dynamics)\\.',
  letters: '^(letter|engagement|agency-link|participation|sender-answer)\\.',
  people:
    '^(curator|handover|consent|informing|objection|contact|consultation|visit|family|closing-notice)\\.|^appeal\\.(contacted|attached)$|^post-support\\.observed$',
  deadlines: '^(deadline|control)\\.|\\.reminded$|^services-programme\\.',
};

/** The theme of one action; the first of the list that fits. */
export function themeOf(action: string): EventTheme | null {
  return EVENT_THEMES.find((theme) => new RegExp(THEME_PATTERNS[theme]).test(action)) ?? null;
}
