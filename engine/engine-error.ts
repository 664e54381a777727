/** What of an engine's refusal may travel: numbers, class names, and ids out of diagrams. */
export interface EngineRefusal {
  /** HTTP status; undefined when no answer came. */
  readonly status: number | undefined;
  /** The engine's class of error, such as `RestException`. */
  readonly type: string | undefined;
  /** The engine's number of the error; see its manual under "exception codes". */
  readonly code: number | undefined;
  /** Elements of a diagram that the engine complains about. */
  readonly elements?: readonly string[];
}

/**
 * The engine refused a call or did not answer. Neither message nor properties carry the engine's own text, which may
 * quote variables: a logged error stays free of data. Whoever needs the text asks for it by `revealText`.
 */
export class EngineError extends Error {
  readonly status: number | undefined;
  readonly type: string | undefined;
  readonly code: number | undefined;
  readonly elements: readonly string[];
  readonly #text: string;

  constructor(call: string, refusal: EngineRefusal, text = '') {
    super(describe(call, refusal));
    this.name = 'EngineError';
    this.status = refusal.status;
    this.type = refusal.type;
    this.code = refusal.code;
    this.elements = refusal.elements ?? [];
    this.#text = text;
  }

  /** True when the same call may succeed later without anybody changing anything. */
  get isUnavailable(): boolean {
    if (this.type === DATABASE_GONE) return true;
    return this.status === undefined || this.status === 502 || this.status === 503 || this.status === 504;
  }

  /** The engine's own words; never for a log, because they may quote data. */
  revealText(): string {
    return this.#text;
  }
}

/** What the engine says, with status 500, while its database does not answer. */
const DATABASE_GONE = 'CannotCreateTransactionException';

function describe(call: string, { status, type, code }: EngineRefusal): string {
  if (status === undefined) return `The engine did not answer ${call}`;
  const cause = [type, code === undefined ? undefined : `code ${code}`].filter((part) => part !== undefined).join(', ');
  return `The engine answered ${status} to ${call}${cause ? ` (${cause})` : ''}`;
}
