import type { Knex } from 'knex';
import type { AppealInput } from '#domain/intake/register-appeal';
import type { OpenTask } from '#domain/tasks/task-form';
import type { TestCase } from '../support/factories.ts';

/** A written application of a mother with one child, received on the day of the test. */
export function appealFor(unitId: string, overrides: Partial<AppealInput> = {}): AppealInput {
  return {
    unitId,
    receivedOn: '2026-03-02',
    capacity: 'родитель',
    problem: 'Ребёнку нужна реабилитация',
    address: { district: 'Вахитовский район', street: 'ул. Баумана', house: '1' },
    members: [
      {
        lastName: 'Петрова',
        firstName: 'Анна',
        middleName: 'Сергеевна',
        birthOn: '1990-05-17',
        kinship: 'мать',
        isApplicant: true,
      },
      { lastName: 'Петрова', firstName: 'Ева', birthOn: '2018-09-01', kinship: 'дочь' },
    ],
    package: ['application'],
    ...overrides,
  };
}

/** An open task of a case as its form sees it. */
export function taskOfCase(found: TestCase, formKey: string): OpenTask {
  return {
    taskId: `${formKey}-${found.number}`,
    taskKey: 'Task_Test',
    formKey,
    processDefinitionId: 'test:1:1',
    businessKey: found.number,
    caseId: found.caseId,
    sessionId: undefined,
    variables: { caseId: found.caseId },
  };
}

/** How many rows of a table match. */
export async function countRows(db: Knex, table: string, where: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const rows = await db(table).where(where).count({ count: '*' });
  return Number(rows[0]?.['count']);
}

/** Actions of the audit trail about a case, in their order. */
export async function listActions(db: Knex, caseId: string): Promise<unknown[]> {
  return db('app.audit_events').where({ case_id: caseId }).orderBy('id').pluck('action');
}
