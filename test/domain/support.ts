import type { Knex } from 'knex';
import { addDays } from '#domain/calendar/plain-date';
import type { Context } from '#domain/context';
import type { AppealInput } from '#domain/intake/appeal-input';
import { registerAppeal, type RegisteredAppeal } from '#domain/intake/register-appeal';
import type { RegistrationChoices } from '#domain/intake/registration-choices';
import type { OpenTask } from '#domain/tasks/task-form';
import type { TestCase } from '../support/factories.ts';

export type ApplicationInput = Extract<AppealInput, { ground: 'parent-application' }>;

let families = 0;

/** A mother and her daughter whom no test has met before: two families of one name would be asked about as one. */
export function newPeople(): { mother: Person; daughter: Person } {
  families += 1;
  const lastName = `Петрова-${families}`;
  return {
    mother: { lastName, firstName: 'Анна', middleName: 'Сергеевна', birthOn: addDays('1990-05-17', families), kinship: 'мать' },
    daughter: { lastName, firstName: 'Ева', birthOn: addDays('2010-09-01', families), kinship: 'дочь' },
  };
}
type Person = Omit<ApplicationInput['members'][number], 'isApplicant'>;

/** A written application of a mother with one child, received on the day of the test. */
export function appealFor(unitId: string, overrides: Partial<ApplicationInput> = {}): ApplicationInput {
  const { mother, daughter } = newPeople();
  return {
    ground: 'parent-application',
    unitId,
    receivedOn: '2026-03-02',
    applicationForm: 'paper',
    capacity: 'родитель',
    problem: 'Ребёнку нужна реабилитация',
    address: { district: 'Вахитовский район', street: 'ул. Баумана', house: '1' },
    members: [{ ...mother, isApplicant: true }, daughter],
    package: ['application'],
    ...overrides,
  };
}

export type MinorApplicationInput = Extract<AppealInput, { ground: 'minor-application' }>;
export type MessageInput = Extract<AppealInput, { ground: 'message' }>;

/** The application of a girl of fifteen, with her mother beside. */
export function minorAppealFor(unitId: string, overrides: Partial<MinorApplicationInput> = {}): MinorApplicationInput {
  const { mother, daughter } = newPeople();
  const { receivedOn, applicationForm, problem, address } = appealFor(unitId);
  return {
    ...{ unitId, receivedOn, applicationForm, problem, address },
    ground: 'minor-application',
    minorCase: 'Распоряжается своим заработком',
    representative: { name: 'Мать', capacity: 'мать' },
    members: [{ ...daughter, isApplicant: true }, mother],
    ...overrides,
  };
}

/** A message of a school about a mother and a child of whom it knows the name only. */
export function messageFor(unitId: string, overrides: Partial<MessageInput> = {}): MessageInput {
  const { mother, daughter } = newPeople();
  const { lastName, firstName } = daughter;
  return {
    ground: 'message',
    unitId,
    receivedOn: '2026-03-02',
    sourceKind: 'institution',
    channel: 'written',
    sender: { name: 'Школа № 15' },
    problem: 'Ребёнок приходит голодным',
    address: { district: 'Вахитовский район' },
    people: [
      { ...mother, middleName: 'Сергеевна' },
      { lastName, firstName },
    ],
    ...overrides,
  };
}

export type OpenedCase = Extract<RegisteredAppeal, { outcome: 'opened' | 'attached' }>;

/** Registers an appeal that opens a case. */
export async function openByAppeal(ctx: Context, input: AppealInput, choices?: RegistrationChoices): Promise<OpenedCase> {
  const registered = await registerAppeal(ctx, input, choices);
  if (registered.outcome !== 'opened') throw new Error(`the appeal opened no case: ${registered.outcome}`);
  return registered;
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
