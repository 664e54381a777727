import { z } from 'zod';
import type { Context } from '#domain/context';
import { notFound } from '#domain/errors';

const definitionRow = z.object({
  definitionId: z.string(),
  key: z.string(),
  stepsTotal: z.int(),
});

const stepRow = z.object({
  activityId: z.string(),
  name: z.string(),
  kind: z.string(),
  clause: z.string(),
  formKey: z.string().nullable(),
  topic: z.string().nullable(),
});
export type ProcessStep = z.infer<typeof stepRow>;

export interface ProcessDefinition extends z.infer<typeof definitionRow> {
  readonly name: string;
  readonly version: number;
  readonly isLatest: boolean;
}

/** Names of the processes as people call them; a process made later shows its key until it is named here. */
const NAMES: Readonly<Record<string, string>> = {
  'family-support-case': 'Сопровождение семьи',
  intake: 'I. Приём документации',
  curator: 'II. Закрепление куратора',
  'data-collection': 'III. Сбор и анализ информации',
  consilium: 'IV. Консилиум',
  implementation: 'V. Реализация ИПССС',
  monitoring: 'VI. Мониторинг и анализ',
  completion: 'VII. Завершение',
  review: 'Рассмотрение результатов',
  'plan-approval': 'Утверждение и подписание ИПССС',
  'collegial-decision': 'Решение консилиума',
  session: 'Заседание консилиума',
  'assistance-disabled-child': 'Помощь семье с ребёнком-инвалидом',
  'assistance-other': 'Помощь семье иной категории',
  measure: 'Мероприятие',
  'post-support': 'Постсопровождение',
  'family-objection': 'Рассмотрение возражения семьи',
  'agency-request': 'Привлечение соисполнителя',
  'municipal-question': 'Вопрос муниципальному консилиуму',
  'letter-answer': 'Ответ на письмо по мероприятию',
};

/** A process by its key, in Russian. */
export function processName(key: string): string {
  return NAMES[key] ?? key;
}

/** Released definitions, the newest version of each process first. */
export async function listDefinitions(ctx: Context): Promise<ProcessDefinition[]> {
  const rows: unknown = await ctx
    .db('app.process_steps')
    .select({ definitionId: 'process_definition_id', key: 'process_key', stepsTotal: ctx.db.raw('count(*)::integer') })
    .groupBy('process_definition_id', 'process_key');
  const definitions = z
    .array(definitionRow)
    .parse(rows)
    .map((row) => ({ ...row, version: versionOf(row.definitionId), name: processName(row.key) }));
  const order = Object.keys(NAMES);
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  return definitions
    .map((row) => ({ ...row, isLatest: definitions.every((other) => other.key !== row.key || other.version <= row.version) }))
    .sort((a, b) => place(a.key) - place(b.key) || a.key.localeCompare(b.key) || b.version - a.version);
}

/** One released definition with its steps and their clauses. */
export async function getDefinition(ctx: Context, definitionId: string): Promise<ProcessDefinition & { steps: ProcessStep[] }> {
  const found = (await listDefinitions(ctx)).find((definition) => definition.definitionId === definitionId);
  if (!found) throw notFound('Процесс не найден.');
  const rows: unknown = await ctx
    .db('app.process_steps')
    .where({ process_definition_id: definitionId })
    .select({ activityId: 'activity_id', name: 'name', kind: 'kind', clause: 'clause', formKey: 'form_key', topic: 'topic' })
    .orderBy('activity_id');
  return { ...found, steps: z.array(stepRow).parse(rows) };
}

/** The engine's id of a definition is `key:version:uuid`. */
function versionOf(definitionId: string): number {
  return Number(definitionId.split(':')[1] ?? 0);
}
