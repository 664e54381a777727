import type { Context } from '#domain/context';

export interface AuditEvent {
  /** Verb of the change or reading, such as `case.opened` or `case.viewed`. */
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly caseId?: string;
  readonly centreId?: string;
  /** Why personal data was read. */
  readonly purpose?: string;
  /** Ids, codes, dates and numbers only: no name, address, diagnosis or free text. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
}

/** Appends one event to the audit trail in the transaction of the change that it tells of (П1 п.5.11; T-106, T-197). */
export async function recordEvent(ctx: Context, event: AuditEvent): Promise<void> {
  await ctx.db('app.audit_events').insert({
    at: ctx.now,
    actor_kind: ctx.actor.kind,
    actor_id: ctx.actor.id,
    on_behalf_of: ctx.actor.onBehalfOf ?? null,
    role: ctx.actor.role ?? null,
    action: event.action,
    object_kind: event.objectKind,
    object_id: event.objectId,
    case_id: event.caseId ?? null,
    centre_id: event.centreId ?? null,
    purpose: event.purpose ?? null,
    request_id: ctx.actor.requestId ?? null,
    address: ctx.actor.address ?? null,
    before: event.before ? JSON.stringify(event.before) : null,
    after: event.after ? JSON.stringify(event.after) : null,
  });
}
