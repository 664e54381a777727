/** Something that the operator must mend before a part can run: one clear sentence, printed without a stack, exit code 1. */
export class StartProblem extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartProblem';
  }
}

/** Text of any thrown value for a sentence to the operator. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return describeError(error.errors[0]);
  if (error instanceof Error && error.message) return error.message;
  return String(error);
}
