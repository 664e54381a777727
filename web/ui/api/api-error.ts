/** What the server refused, in the words that it chose; `fields` names places of the form by JSON pointer. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Numbers, codes and ids that belong to the refusal. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(answer: {
    status: number;
    code: string;
    message: string;
    fields?: Record<string, string>;
    details?: Record<string, unknown>;
    requestId?: string;
  }) {
    super(answer.message);
    this.name = 'ApiError';
    this.status = answer.status;
    this.code = answer.code;
    this.fields = answer.fields ?? {};
    this.details = answer.details ?? {};
    this.requestId = answer.requestId;
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}

export function isMissing(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 403);
}

/** Any failure as one Russian sentence for a notification. */
export function messageOf(error: unknown): string {
  return error instanceof ApiError ? error.message : 'Что-то пошло не так. Обновите страницу и повторите.';
}
