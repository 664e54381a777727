/** A refusal by the programme or its rules. `code` is stable, `message` is Russian and free of personal data. */
export class DomainError extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/** What somebody asked for without the right to it; the audit trail keeps it. */
export interface RefusedObject {
  readonly objectKind: 'case' | 'family' | 'task' | 'document' | 'assessment-record';
  readonly objectId: string;
  readonly caseId?: string;
}

/** A refusal of an object that exists. To the person it reads like any other; whoever answers them records it (П1 п.5.11; T-193). */
export class AccessRefused extends DomainError {
  readonly refused: RefusedObject;

  constructor(refusal: DomainError, refused: RefusedObject) {
    super(refusal.code, refusal.message, refusal.details);
    this.name = 'AccessRefused';
    this.refused = refused;
  }
}

/** The object does not exist, or the person may not know that it exists. */
export function notFound(message = 'Не найдено или недоступно.'): DomainError {
  return new DomainError('NOT_FOUND', message);
}

/** The person knows of the object but may not do this with it. */
export function forbidden(message = 'У вас нет права на это действие.'): DomainError {
  return new DomainError('FORBIDDEN', message);
}

/** The input does not fit; `fields` names the places by JSON pointer and says in Russian what to mend. */
export function invalidInput(message: string, fields: Record<string, string> = {}): DomainError {
  return new DomainError('INVALID_INPUT', message, { fields });
}
