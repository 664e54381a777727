import type { Context } from '#domain/context';

export type EngineValue = string | number | boolean | null;
/** Variables of a process: ids, codes, dates, numbers and booleans, never personal data. */
export type EngineVariables = Readonly<Record<string, EngineValue>>;

/** Who may yet come to wait for a message: a running child of the case, with these values, standing at one of these steps. */
export interface MessageWaiter {
  readonly process: string;
  readonly variables?: Readonly<Record<string, string>> | undefined;
  readonly activityIds?: readonly string[] | undefined;
}

/** A command to the engine. It is sent after the commit of the transaction that wrote it, once and in the order of its stream. */
export type EngineCommand =
  | {
      readonly kind: 'start-process';
      readonly processKey: string;
      readonly businessKey: string;
      readonly variables: EngineVariables;
      /** Message of the start event; without it the process starts by its plain one. */
      readonly message?: string | undefined;
    }
  | { readonly kind: 'complete-task'; readonly taskId: string; readonly variables: EngineVariables }
  /** Gives a task that somebody has taken back to its group. */
  | { readonly kind: 'release-task'; readonly taskId: string }
  | {
      readonly kind: 'correlate-message';
      readonly message: string;
      readonly businessKey: string;
      /** Narrows the receiver to one child instance, such as `{ agendaItemId }`. */
      readonly correlationKeys: EngineVariables;
      readonly variables: EngineVariables;
      /** Variables of the scope that the message starts alone, where several of the same kind may be open at once. */
      readonly scopedVariables?: EngineVariables | undefined;
      /**
       * A message that nobody takes is kept only as long as this waiter may still come; `none` drops it at once. Without a
       * waiter it is kept until its case is over, and holds up what stands behind it in the stream.
       */
      readonly waiter?: MessageWaiter | 'none' | undefined;
    }
  /** Ends a root process that belongs to nothing, with its children. */
  | { readonly kind: 'end-process'; readonly processInstanceId: string }
  /** Takes the process of a case and its children over to the diagrams of one release, all of them or none. */
  | { readonly kind: 'migrate-case'; readonly businessKey: string; readonly deploymentId: string }
  | {
      readonly kind: 'set-timer';
      readonly businessKey: string;
      /** Id of the timer event in the diagram. */
      readonly activityId: string;
      /** New instant, ISO 8601 with an offset; the process variable is set to the same. */
      readonly dueAt: string;
      readonly variable: string;
    };

export interface CommandRequest {
  /** Commands of one stream go one at a time, in order: a case number or a session number. */
  readonly stream: string;
  /** Natural key: a second request with the same key is the same command. */
  readonly dedupeKey: string;
  readonly command: EngineCommand;
}

/**
 * Writes an outbox row in the surrounding transaction and returns its id.
 * A repeated key writes nothing and returns `undefined`: the caller decides whether that is a refusal or a repetition.
 */
export async function requestCommand(ctx: Context, request: CommandRequest): Promise<string | undefined> {
  const { kind, ...payload } = request.command;
  const rows: unknown = await ctx
    .db('app.engine_commands')
    .insert({
      stream: request.stream,
      kind,
      payload: JSON.stringify(payload),
      dedupe_key: request.dedupeKey,
      acting_user_id: ctx.actor.kind === 'person' ? ctx.actor.id : null,
      created_at: ctx.now,
      next_at: ctx.db.fn.now(),
    })
    .onConflict('dedupe_key')
    .ignore()
    .returning('id');
  await ctx.db.raw(`notify engine_commands`);
  const [row] = rows as { id: string }[];
  return row?.id;
}
