import type { Knex } from 'knex';
import { TEST_NOW, uniqueCode, type TestCase } from './factories.ts';
import { insertRow } from './insert.ts';

export interface TestItem {
  readonly dueOn: string;
  readonly status?: 'planned' | 'running' | 'done' | 'not-done' | 'cancelled';
  readonly executorId?: string;
  readonly coExecutorIds?: readonly string[];
  readonly text?: string;
}

/** A plan in force, or an earlier one, with measures as rows: for boards and reports that only read. Returns ids in the given order. */
export async function buildPlanRows(
  db: Knex,
  found: TestCase,
  given: {
    authorId: string;
    items: readonly TestItem[];
    status?: 'active' | 'archived';
    version?: number;
    row?: Readonly<Record<string, unknown>>;
  },
): Promise<{ planVersionId: string; itemIds: string[] }> {
  const planVersionId = await insertRow(db, 'app.plan_versions', {
    case_id: found.caseId,
    family_id: found.familyId,
    version: given.version ?? 1,
    status: given.status ?? 'active',
    proposed_level: 'basic',
    level: 'basic',
    level_reason: 'По обстоятельствам',
    term_months: 10,
    circumstances: [],
    joint_on: '2026-01-12',
    joint_participants: [found.applicantId],
    author_id: given.authorId,
    drafted_at: TEST_NOW,
    starts_on: '2026-01-15',
    ends_on: '2026-11-15',
    ...given.row,
  });
  const problemId = await insertRow(db, 'app.problems', {
    case_id: found.caseId,
    position: 1,
    description: 'Нет реабилитации',
    family_zone: 'Посещать занятия',
    curator_zone: 'Найти учреждение',
    created_at: TEST_NOW,
  });
  const itemIds: string[] = [];
  for (const [index, item] of given.items.entries()) {
    const status = item.status ?? 'running';
    const itemId = await insertRow(db, 'app.plan_items', {
      case_id: found.caseId,
      category: 'disabled-child',
      assistance_type: 'social',
      action_kind: 'other',
      text: item.text ?? `Мероприятие ${index + 1}`,
      is_outside_algorithm: true,
      problem_id: problemId,
      target_person_ids: [found.childId],
      executor_id: item.executorId ?? null,
      executor: item.executorId === undefined ? 'Центр' : 'Организация',
      co_executor_ids: [...(item.coExecutorIds ?? [])],
      status,
      result: status === 'done' ? 'Сделано' : null,
      not_done_reason: status === 'not-done' ? 'Семья уехала' : null,
      marked_at: status === 'done' || status === 'not-done' ? TEST_NOW : null,
    });
    await db('app.plan_version_items').insert({
      plan_version_id: planVersionId,
      plan_item_id: itemId,
      group_number: 5,
      position: index + 1,
      from_on: '2026-01-15',
      due_on: item.dueOn,
    });
    itemIds.push(itemId);
  }
  return { planVersionId, itemIds };
}

/** The line of the register of a case, with its removal where the support has ended. */
export async function buildRegisterRow(
  db: Knex,
  found: TestCase,
  row: { entered_on: string; removed_on?: string; removal_ground?: string },
): Promise<void> {
  const agendaItemId = await insertRow(db, 'app.agenda_items', {
    case_id: found.caseId,
    kind: 'acceptance',
    status: 'waiting',
    created_at: TEST_NOW,
  });
  await insertRow(db, 'app.register_entries', {
    number: `У-${uniqueCode()}`,
    centre_id: found.centre.centreId,
    case_id: found.caseId,
    agenda_item_id: agendaItemId,
    entered_at: TEST_NOW,
    ...row,
  });
}
