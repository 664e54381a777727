import { z } from 'zod';
import type { Context } from '#domain/context';
import { listStepNames } from '#domain/processes/step-name-view';
import { listUserNames } from '#domain/users/user-name-view';
import { actionTitle } from './action-titles.ts';

const values = z.record(z.string(), z.unknown()).nullable();

const auditRow = z.object({
  id: z.string(),
  at: z.date(),
  actorKind: z.enum(['person', 'system']),
  actorId: z.string(),
  onBehalfOf: z.string().nullable(),
  role: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  caseId: z.string().nullable(),
  caseNumber: z.string().nullable(),
  purpose: z.string().nullable(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  before: values,
  after: values,
});

/** Columns of an event, to be read from `app.audit_events as e` joined with `app.cases as c`. */
export const AUDIT_COLUMNS = {
  id: 'e.id',
  at: 'e.at',
  actorKind: 'e.actor_kind',
  actorId: 'e.actor_id',
  onBehalfOf: 'e.on_behalf_of',
  role: 'e.role',
  action: 'e.action',
  objectKind: 'e.object_kind',
  objectId: 'e.object_id',
  caseId: 'e.case_id',
  caseNumber: 'c.number',
  purpose: 'e.purpose',
  requestId: 'e.request_id',
  address: 'e.address',
  before: 'e.before',
  after: 'e.after',
} as const;

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One event as people read it: those who acted by name, families never. */
export interface AuditEventView extends Omit<z.infer<typeof auditRow>, 'actorId' | 'onBehalfOf' | 'caseId' | 'caseNumber'> {
  readonly title: string;
  readonly actor: Named;
  readonly onBehalfOf: Named | null;
  readonly case: { readonly id: string; readonly number: string } | null;
}

/** Names those who acted and gives every event its title. */
export async function describeEvents(ctx: Context, found: unknown): Promise<AuditEventView[]> {
  const rows = z.array(auditRow).parse(found);
  const names = await listUserNames(
    ctx,
    rows.flatMap((row) => [row.actorId, row.onBehalfOf ?? '']),
  );
  const steps = await listStepNames(ctx, 'activity_id', rows.flatMap(taskKeyOf));
  const topics = await listStepNames(
    ctx,
    'topic',
    rows.flatMap(({ actorId }) => topicOf(actorId) ?? []),
  );
  return rows.map(({ actorId, onBehalfOf, caseId, caseNumber, ...event }) => ({
    ...event,
    title: [actionTitle(event.action), ...taskKeyOf(event).flatMap((key) => steps.get(key) ?? [])].join(': '),
    actor: names.get(actorId) ?? { id: actorId, name: systemName(topicOf(actorId), topics) },
    onBehalfOf: onBehalfOf === null ? null : (names.get(onBehalfOf) ?? { id: onBehalfOf, name: 'неизвестный пользователь' }),
    case: caseId !== null && caseNumber !== null ? { id: caseId, number: caseNumber } : null,
  }));
}

/** An event about a task says which one. */
function taskKeyOf({ objectKind, after }: Pick<z.infer<typeof auditRow>, 'objectKind' | 'after'>): string[] {
  const key = objectKind === 'task' ? after?.['taskKey'] : undefined;
  return typeof key === 'string' ? [key] : [];
}

/** Worker steps act under their topic, such as `worker:register-family`; the rest of the system under its bare name. */
function topicOf(actorId: string): string | undefined {
  const [part, topic] = actorId.split(':', 2);
  return part === 'worker' ? topic : undefined;
}

/** The step as the diagram calls it: a topic is a word of the programmers. */
function systemName(topic: string | undefined, names: ReadonlyMap<string, string>): string {
  const step = topic === undefined ? undefined : names.get(topic);
  return step === undefined ? 'Система' : `Система, шаг «${step}»`;
}
