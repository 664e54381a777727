import type { Choice, Choices } from './choices.ts';

/** What the renderer hands to its widgets beside the schema: the lists that the server prepared. */
export interface FormContext {
  readonly choices: Choices;
  /** The case to which documents are uploaded from the form; a form of a session has none. */
  readonly caseId?: string | undefined;
  /** The form's data at this moment, for a control that depends on another field. */
  readonly readData?: () => unknown;
  /** Adds to a list what came to be while the form stood open, such as a scan uploaded from it. */
  readonly offer?: (list: string, choice: Choice) => void;
}

/** RJSF passes the context on untyped. */
export function readFormContext(context: unknown): FormContext {
  if (typeof context === 'object' && context !== null && 'choices' in context) return context as FormContext;
  return { choices: {} };
}
