import type { Choices } from './choices.ts';

/** What the renderer hands to its widgets beside the schema: the lists that the server prepared. */
export interface FormContext {
  readonly choices: Choices;
}

/** RJSF passes the context on untyped. */
export function readFormContext(context: unknown): FormContext {
  if (typeof context === 'object' && context !== null && 'choices' in context) return context as FormContext;
  return { choices: {} };
}
