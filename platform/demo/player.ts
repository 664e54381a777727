import type { Knex } from 'knex';
import { dateInZone } from '#domain/calendar/zoned-time';
import type { Context } from '#domain/context';
import { getForm } from '#domain/forms/read-form';
import { appealInput } from '#domain/intake/appeal-input';
import { registerAppeal } from '#domain/intake/register-appeal';
import { createSession } from '#domain/sessions/create-session';
import { uploadDocument } from '#domain/documents/upload-document';
import { isAgreementForm, isHeldForm } from '#domain/suspensions/held-forms';
import { completeTask } from '#domain/tasks/complete-task';
import { getTaskForm } from '#domain/tasks/forms';
import { getOpenTask } from '#domain/tasks/open-task';
import { plusDays, type AnswerContext } from './answers/answer.ts';
import { APPEALS, CASE_ANSWERS, SESSION_ANSWERS } from './answers/answers-by-form.ts';
import { SCAN, SCAN_NAME, scanFor } from './answers/scans.ts';
import type { Cast } from './cast.ts';
import { happensAt, letHappen } from './happenings.ts';
import { findNextTimer, listCentresInNeedOfSession, listOpenTasks, type OpenDemoTask } from './open-work.ts';
import { actsAt, earlierWeekday, officeTime } from './pace.ts';
import type { Progress } from './progress.ts';
import { listQuestions } from './session-questions.ts';
import { DEMO_STORIES, type DemoStory } from './stories.ts';
import type { World } from './world.ts';

export interface PlayerOptions {
  readonly db: Knex;
  readonly world: World;
  readonly cast: Cast;
  readonly progress: Progress;
  /** Day from which the stories count back. */
  readonly baseDay: string;
  readonly timeZone: string;
  /** Where scans lie that people attach. */
  readonly files: { readonly dir: string };
}

const SESSION_AFTER_DAYS = 1;
const TOGETHER = 4;

/** Plays all stories side by side in the order of time, until the present: the people act, the engine and the workers do the rest. */
export async function playStories(options: PlayerOptions): Promise<void> {
  const { db, world, progress } = options;
  const endsAt = new Date();
  const appeals = DEMO_STORIES.filter(({ index }) => !progress.hasAppealed(index)).map((story) => ({
    story,
    at: earlierWeekday(new Date(`${plusDays(options.baseDay, -story.daysAgo)}T07:15:00Z`)),
  }));

  for (;;) {
    await world.settle();
    if (await act(options)) continue;

    const waiting = (await listDemoTasks(options)).map((task) => whenActs(options, task));
    const ahead = listHappenings(options).map(({ at }) => at);
    const instants = [appeals[0]?.at, await findNextTimer(db), ...waiting, ...ahead.filter((at) => at > world.now())].filter(
      (at) => at !== undefined && at <= endsAt,
    );
    const next = instants.reduce<Date | undefined>((first, at) => (at && (!first || at < first) ? at : first), undefined);
    if (!next) return;
    await world.moveTo(next);
    for (let due = appeals[0]; due && due.at <= world.now(); due = appeals[0]) {
      appeals.shift();
      await appeal(options, due.story);
    }
  }
}

/** Does everything that somebody does by now; says whether there was anything. */
async function act(options: PlayerOptions): Promise<boolean> {
  const { db, world } = options;
  const now = world.now();
  for (const centreId of await listCentresInNeedOfSession(db)) await planSession(options, centreId);
  const hasHappened = await happen(options);
  const due = (await listDemoTasks(options)).filter((task) => whenActs(options, task) <= now);
  for (let first = 0; first < due.length; first += TOGETHER) {
    await Promise.all(due.slice(first, first + TOGETHER).map((task) => fill(options, task)));
  }
  return hasHappened || due.length > 0;
}

/** What may befall the families beside their steps and has not yet, with its instant. */
function listHappenings({ baseDay, progress }: PlayerOptions) {
  return progress
    .listCases()
    .flatMap(([caseId, story]) =>
      (story.happenings ?? []).map((what, step) => ({ caseId, step, what, at: happensAt(baseDay, story.daysAgo, what) })),
    )
    .filter(({ caseId, step }) => !progress.hasHappened(caseId, step));
}

/** Lets everything happen that is due and finds its case far enough; the rest waits until the case is there. */
async function happen({ db, world, timeZone, ...options }: PlayerOptions): Promise<boolean> {
  const { progress } = options;
  let isAny = false;
  for (const { caseId, step, what, at } of listHappenings({ db, world, timeZone, ...options })) {
    if (at > world.now()) continue;
    await db.transaction(async (tx) => {
      if (!(await letHappen({ db: tx, now: world.now(), timeZone }, caseId, what))) return;
      await progress.noteHappening(tx, caseId, step);
      isAny = true;
    });
  }
  return isAny;
}

/** A visitor may open a case while the demo plays: its tasks are theirs. What a suspension holds back waits for its end. */
async function listDemoTasks({ db, progress }: PlayerOptions): Promise<OpenDemoTask[]> {
  return (await listOpenTasks(db)).filter(
    (task) =>
      (task.sessionId !== null || progress.findStory(task.caseId ?? '') !== undefined) &&
      !(task.isSuspended && (isHeldForm(task.formKey) || isAgreementForm(task.formKey))),
  );
}

function whenActs({ progress }: PlayerOptions, task: OpenDemoTask): Date {
  if (task.formKey === 'hold-session' && task.plannedAt) return task.plannedAt;
  return actsAt(task, progress.findStory(task.caseId ?? ''));
}

const as = ({ db, world }: PlayerOptions, userId: string): Context => ({
  db,
  actor: { kind: 'person', id: userId },
  now: world.now(),
});

async function appeal(options: PlayerOptions, story: DemoStory): Promise<void> {
  const place = options.cast.centres[story.centreIndex];
  const ctx = as(options, place.clerkId);
  const { district, settlement } = place.centre;
  const answer = APPEALS[story.ground ?? 'parent-application'];
  const data = answer(story.index, dateInZone(ctx.now, options.timeZone), { unitId: place.unitId, district, settlement });
  const registered = await registerAppeal(ctx, appealInput.parse(data));
  if (registered.outcome !== 'opened') throw new Error(`the appeal of story ${story.index} opened no case`);
  await options.progress.noteAppeal(story.index, registered.caseId);
}

async function planSession(options: PlayerOptions, centreId: string): Promise<void> {
  const { secretaryId } = options.cast.centreOf(centreId);
  const day = new Date(options.world.now().getTime() + SESSION_AFTER_DAYS * 86_400_000);
  day.setUTCHours(11, 0, 0, 0);
  await createSession(as(options, secretaryId), { centreId, plannedAt: officeTime(day), place: 'Кабинет директора' });
}

async function fill(options: PlayerOptions, task: OpenDemoTask): Promise<void> {
  if (!task.userId) throw new Error(`nobody can do a task with the form ${task.formKey}`);
  const ctx = as(options, task.userId);
  const { task: openTask } = await getOpenTask(ctx, task.taskId);
  await attachScan(options, ctx, task);
  const prepared = await getTaskForm(task.formKey).prepare(ctx, openTask);
  const earlier = await options.progress.countEarlier(task);
  const context = { formKey: task.formKey, prepared, today: dateInZone(ctx.now, options.timeZone), earlier };
  await completeTask(ctx, {
    taskId: task.taskId,
    formVersion: getForm(task.formKey).version,
    data: await answer(options, task, context),
  });
}

async function attachScan({ progress, files }: PlayerOptions, ctx: Context, task: OpenDemoTask): Promise<void> {
  const story = progress.findStory(task.caseId ?? '');
  const kind = story && scanFor(task.formKey, story);
  if (!kind || !task.caseId) return;
  const upload = { caseId: task.caseId, kind, confidentiality: 'confidential', originalName: SCAN_NAME, content: SCAN } as const;
  await uploadDocument(ctx, files, upload);
}

async function answer(
  { db, progress }: PlayerOptions,
  task: OpenDemoTask,
  context: AnswerContext,
): Promise<Readonly<Record<string, unknown>>> {
  const story = progress.findStory(task.caseId ?? '');
  const data = task.sessionId
    ? SESSION_ANSWERS[task.formKey]?.(context, await listQuestions(db, task.sessionId, progress))
    : story && CASE_ANSWERS[task.formKey]?.(context, story);
  if (!data) throw new Error(`the demo does not know how to fill ${task.formKey}`);
  return data;
}
