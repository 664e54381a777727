import type { Knex } from 'knex';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { StartGround } from '#domain/commands/case-start';
import { registerAppealAnswer } from '#contract/appeals';
import { startFormAnswer, taskAnswer, taskPage, type TaskRow } from '#contract/tasks';
import type { CaseAnswer, Story } from '../../platform/demo/answers/answer.ts';
import { APPEALS, CASE_ANSWERS, SESSION_ANSWERS } from '../../platform/demo/answers/answers-by-form.ts';
import { SCAN, SCAN_NAME, scanFor } from '../../platform/demo/answers/scans.ts';
import { listQuestions } from '../../platform/demo/session-questions.ts';
import { PLAYERS, type Company, type Player } from './company.ts';
import type { Stand } from './stand.ts';

export interface PlayedCase {
  readonly caseId: string;
  readonly number: string;
  readonly story: Story;
}

const TIME_ZONE = 'Europe/Moscow';
const LOOK_MS = 25;
const PATIENCE_MS = 60_000;

/** Completes a task with data: through the API, or as a person at a screen. */
export type Completion = (player: Player, task: TaskRow, filled: { formVersion: string; data: object }) => Promise<void>;

/** Plays cases as the people of one company, with the answers of a story. */
export class Play {
  readonly #stand: Stand;
  readonly #company: Company;
  readonly #cases = new Map<string, PlayedCase>();
  /** Form keys in the order of their completion, for assertions about the path. */
  readonly completed: string[] = [];
  /** The same with the case or the session, to know how often a form was filled there before. */
  readonly #filled: string[] = [];
  readonly #complete: Completion;
  /** What a test has people say instead of what the stories say. */
  readonly #said = new Map<string, CaseAnswer>();

  constructor(stand: Stand, company: Company, complete?: Completion) {
    this.#stand = stand;
    this.#company = company;
    this.#complete = complete ?? ((player, task, filled) => this.#completeByApi(player, task, filled));
  }

  get #db(): Knex {
    return this.#stand.db;
  }

  async open(story: Story): Promise<PlayedCase> {
    const answer = await this.#appeal(story);
    if (answer.outcome !== 'opened') throw new Error(`the appeal opened no case: ${answer.outcome}`);
    const { caseId, number } = answer;
    return this.adopt({ caseId, number, story });
  }

  /** The family of an open case appeals once more, and the clerk knows it again. */
  async appealAgain({ caseId, story }: PlayedCase, ground: StartGround) {
    const found: unknown = await this.#db('app.cases').where({ id: caseId }).first('family_id as familyId');
    const { familyId } = z.object({ familyId: z.uuid() }).parse(found);
    return this.#appeal({ ...story, ground }, [{ familyId, decision: 'same', address: 'keep' }]);
  }

  async #appeal({ index, ground = 'parent-application' }: Story, duplicates: readonly object[] = []) {
    const { centre, district, browsers } = this.#company;
    const { form } = startFormAnswer.parse((await browsers.intake.get('/api/forms/register-appeal')).body);
    const data = APPEALS[ground](index, this.#today(), { unitId: centre.unitId, district, settlement: 'г. Казань' });
    const answer = await browsers.intake.post('/api/appeals', { formVersion: form.version, data, duplicates });
    if (answer.status !== 201) throw new Error(`the appeal was not registered: ${answer.status} ${answer.text}`);
    return registerAppealAnswer.parse(answer.body);
  }

  /** From now on everybody fills this form so, whatever the story says. */
  say(formKey: string, answer: CaseAnswer): void {
    this.#said.set(formKey, answer);
  }

  /** A person does something that no task asks for; whatever the application refuses fails the play. */
  async act(player: Player, path: string, body: object): Promise<unknown> {
    const answer = await this.#company.browsers[player].post(path, body);
    if (answer.status >= 300) throw new Error(`${player} may not ${path}: ${answer.status} ${answer.text}`);
    await this.settle();
    return answer.body;
  }

  /** Goes on with a case that was opened elsewhere. */
  adopt(played: PlayedCase): PlayedCase {
    this.#cases.set(played.caseId, played);
    return played;
  }

  /** Lets the people work until nobody has a task that they may take up; forms in `leave` stay open. */
  async work(options: { leave?: readonly string[] } = {}): Promise<void> {
    for (;;) {
      await this.settle();
      const isDone = !(await this.#workOnce(new Set(options.leave))) && !(await this.#planSession());
      if (isDone) return;
    }
  }

  /** Open tasks that a person sees, of cases and sessions alike. */
  async listTasks(player: Player): Promise<readonly TaskRow[]> {
    const answer = await this.#company.browsers[player].get('/api/tasks?scope=all');
    return taskPage.parse(answer.body).items;
  }

  async openForm(player: Player, taskId: string) {
    return taskAnswer.parse((await this.#company.browsers[player].get(`/api/tasks/${taskId}`)).body);
  }

  /** Fills one task as the story has it. */
  async fill(player: Player, task: TaskRow): Promise<void> {
    await this.#attachScan(player, task);
    const { form, prepared } = await this.openForm(player, task.taskId);
    const data = await this.#answer(task, prepared);
    await this.#complete(player, task, { formVersion: form.version, data });
    this.completed.push(task.formKey);
    this.#filled.push(placeOf(task));
  }

  async #attachScan(player: Player, task: TaskRow): Promise<void> {
    const story = this.#cases.get(task.case?.id ?? '')?.story;
    const kind = story && scanFor(task.formKey, story);
    if (!kind || !task.case) return;
    const answer = await this.#company.browsers[player]
      .upload(`/api/cases/${task.case.id}/documents`)
      .field('kind', kind)
      .field('confidentiality', 'confidential')
      .attach('file', Buffer.from(SCAN), SCAN_NAME);
    if (answer.status !== 201) throw new Error(`${player} could not attach a scan: ${answer.status} ${answer.text}`);
  }

  async #completeByApi(player: Player, task: TaskRow, filled: { formVersion: string; data: object }): Promise<void> {
    const answer = await this.#company.browsers[player].post(`/api/tasks/${task.taskId}/complete`, filled);
    if (answer.status !== 200) throw new Error(`${player} could not complete ${task.formKey}: ${answer.status} ${answer.text}`);
  }

  /** Makes a timer of the case fire now, as the engine would at its time; returns how many there were. */
  async fireTimers(played: PlayedCase, activityId: string): Promise<number> {
    await this.settle();
    const ids: unknown = await this.#db('app.engine_jobs')
      .where({ business_key: played.number, activity_id: activityId, kind: 'timer' })
      .pluck('job_id');
    const jobs = z.array(z.string()).parse(ids);
    for (const id of jobs) await this.#stand.engine.api.executeJob(id);
    await this.settle();
    return jobs.length;
  }

  /** Waits until the cases and sessions of this company stand still. */
  async settle(): Promise<void> {
    const until = Date.now() + PATIENCE_MS;
    for (let quiet = 0; quiet < 2;) {
      const { rows } = await this.#db.raw<{ rows: unknown[] }>(MOVING, { centreId: this.#company.centre.centreId });
      const { moving, stuck } = z.object({ moving: z.number(), stuck: z.number() }).parse(rows[0]);
      if (stuck > 0) throw new Error(`${stuck} incidents or refused commands`);
      if (Date.now() > until) throw new Error(`${moving} commands, steps or jobs do not settle`);
      quiet = moving === 0 ? quiet + 1 : 0;
      await sleep(LOOK_MS);
    }
  }

  async #workOnce(leave: ReadonlySet<string>): Promise<boolean> {
    for (const player of PLAYERS) {
      const due = (await this.listTasks(player)).filter((task) => !leave.has(task.formKey));
      for (const task of due) await this.fill(player, task);
      if (due.length > 0) return true;
    }
    return false;
  }

  async #answer(task: TaskRow, prepared: z.infer<typeof taskAnswer>['prepared']): Promise<object> {
    const earlier = this.#filled.filter((place) => place === placeOf(task)).length;
    const context = { formKey: task.formKey, prepared, today: this.#today(), earlier };
    if (task.session) {
      const findStory = (caseId: string) => this.#cases.get(caseId)?.story;
      const questions = await listQuestions(this.#db, task.session.id, { findStory });
      return SESSION_ANSWERS[task.formKey]?.(context, questions) ?? fail(task);
    }
    const story = this.#cases.get(task.case?.id ?? '')?.story;
    const answer = this.#said.get(task.formKey) ?? CASE_ANSWERS[task.formKey];
    return (story && answer?.(context, story)) ?? fail(task);
  }

  /** When questions wait and no session is planned for them. */
  async #planSession(): Promise<boolean> {
    const { secretary } = this.#company.browsers;
    const waiting = z.object({ items: z.array(z.unknown()) }).parse((await secretary.get('/api/sessions/waiting')).body);
    const planned = z.object({ items: z.array(z.unknown()) }).parse((await secretary.get('/api/sessions?status=planned')).body);
    if (waiting.items.length === 0 || planned.items.length > 0) return false;
    const plannedAt = new Date(Date.now() + 3_600_000).toISOString();
    const answer = await secretary.post('/api/sessions', { plannedAt, place: 'Кабинет директора' });
    if (answer.status !== 201) throw new Error(`the session was not planned: ${answer.status} ${answer.text}`);
    return true;
  }

  #today(): string {
    return dateInZone(new Date(), TIME_ZONE);
  }
}

function placeOf({ formKey, case: ofCase, session }: TaskRow): string {
  return `${formKey} ${ofCase?.id ?? session?.id ?? ''}`;
}

function fail(task: TaskRow): never {
  throw new Error(`the story does not say how to fill ${task.formKey}`);
}

const MOVING = `
  with keys as (
    select number from app.cases where centre_id = :centreId union select number from app.sessions where centre_id = :centreId
    union select o.number from app.objections o join app.cases c on c.id = o.case_id where c.centre_id = :centreId
    union select l.number from app.letters l join app.cases c on c.id = l.case_id where c.centre_id = :centreId
  )
  select
    (select count(*) from app.engine_commands c where c.stream in (select number from keys) and c.done_at is null and c.failed_at is null)::int
    + (select count(*) from app.engine_external_tasks t where t.business_key in (select number from keys))::int
    + (select count(*) from app.engine_jobs j where j.business_key in (select number from keys) and (j.due_at is null or j.due_at <= now()))::int
    as moving,
    (select count(*) from app.engine_incidents i where i.business_key in (select number from keys))::int
    + (select count(*) from app.engine_commands c where c.stream in (select number from keys) and c.failed_at is not null)::int
    as stuck`;
