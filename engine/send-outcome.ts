import { EngineError } from './engine-error.ts';

/** How the engine took a command. An engine that does not answer is no outcome: its `EngineError` goes up. */
export type SendOutcome =
  | { readonly kind: 'done' }
  /** Nobody waits for it and nobody will: what it would have told is settled in another way. */
  | { readonly kind: 'dropped'; readonly code: string }
  /** Not now; the same command may be taken later. */
  | { readonly kind: 'later'; readonly code: string }
  /** Never in this form; an administrator has to look. */
  | { readonly kind: 'refused'; readonly code: string };

export const DONE: SendOutcome = { kind: 'done' };

/** 500 may pass, such as two changes at once; any other refusal is judged by its status. */
export async function judge(call: () => Promise<unknown>, refusal: (status: number) => SendOutcome): Promise<SendOutcome> {
  try {
    await call();
    return DONE;
  } catch (error) {
    const status = answeredStatus(error);
    return status >= 500 ? { kind: 'later', code: 'ENGINE_FAULT' } : refusal(status);
  }
}

/** Status of a real answer of the engine to a permitted call; everything else is not about this command and goes up. */
export function answeredStatus(error: unknown): number {
  if (!(error instanceof EngineError) || error.isUnavailable || error.status === undefined) throw error;
  if (error.status === 401 || error.status === 403) throw error;
  return error.status;
}
