import { dateInZone } from '#domain/calendar/zoned-time';
import { describeCase } from '#domain/cases/describe-case';
import { getCase } from '#domain/cases/get-case';
import { invalidInput } from '#domain/errors';
import { listFamilyMembers } from '#domain/families/family-members';
import { readSetting } from '#domain/settings/read-setting';
import { caseOfTask } from '#domain/tasks/case-of-task';
import type { TaskForm } from '#domain/tasks/task-form';
import { z } from 'zod';
import { listEarlierResources } from './earlier-records.ts';
import { assessmentChoices, keepRecords } from './keep-records.ts';

const formData = z.strictObject({
  members: z.array(
    z.strictObject({
      personId: z.uuid(),
      resources: z.array(
        z.strictObject({ category: z.string(), text: z.string().optional(), isNotFound: z.boolean().optional() }),
      ),
    }),
  ),
});
type Block = z.infer<typeof formData>['members'][number];

/** Resources of every member of the household; a blank is said to be one: «не выявлено» (П1 п.4.6; T-050). */
export const describeResourcesForm: TaskForm = {
  formKey: 'describe-resources',
  async prepare(ctx, task) {
    const found = await getCase(ctx, caseOfTask(task));
    const categories = await readSetting(ctx, 'resourceCategories', found.centreId);
    const household = (await listFamilyMembers(ctx, found.familyId)).filter(({ isHousehold }) => isHousehold);
    const earlier = await listEarlierResources(ctx, found.id);
    return {
      initial: {
        members: household.map(({ id }) => {
          const known = earlier?.found.find(({ personId }) => personId === id)?.resources ?? [];
          return { personId: id, resources: categories.map((category) => resourceOf(category, known)) };
        }),
      },
      choices: {
        ...(await assessmentChoices(ctx, found)),
        resourceCategories: categories.map((category) => ({ value: category, label: category })),
      },
      facts: [
        ...(await describeCase(ctx, found)),
        ...(earlier ? [{ label: `Из дела ${earlier.caseNumber}`, value: 'прежнее описание внесено ниже: уточните его' }] : []),
      ],
    };
  },
  async complete(ctx, task, data) {
    const { members } = formData.parse(data);
    const found = await getCase(ctx, caseOfTask(task));
    const categories = await readSetting(ctx, 'resourceCategories', found.centreId);
    const household = (await listFamilyMembers(ctx, found.familyId)).filter(({ isHousehold }) => isHousehold);
    refuseGaps(
      members,
      household.map(({ id }) => id),
      categories,
    );
    await keepRecords(
      ctx,
      task,
      members.map(({ personId, resources }) => ({
        kind: 'resources',
        personId,
        occurredOn: dateInZone(ctx.now, found.timeZone),
        source: 'curator',
        confidentiality: 'confidential',
        content: { resources: resources.map(({ category, text, isNotFound }) => ({ category, text: isNotFound ? null : text })) },
      })),
    );
    return {};
  },
};

/** What was known of a resource is shown again; a blank of then is said anew, because it may be one no longer. */
function resourceOf(category: string, known: readonly { readonly category: string; readonly text: string | null }[]) {
  const text = known.find((resource) => resource.category === category)?.text ?? null;
  return { category, ...(text !== null && { text }) };
}

/** The browser shows a block for each member, but nobody else's word is taken for it. */
function refuseGaps(blocks: readonly Block[], household: readonly string[], categories: readonly string[]): void {
  const given = blocks.map(({ personId }) => personId);
  if (given.length !== household.length || !household.every((id) => given.includes(id))) {
    throw invalidInput('Опишите ресурсы каждого члена семьи.', { '/members': 'Нужен один блок на каждого члена семьи.' });
  }
  const gaps = blocks.flatMap(({ resources }, index) =>
    categories.every((category) => resources.filter((one) => one.category === category).length === 1) ? [] : [index],
  );
  if (gaps.length === 0) return;
  throw invalidInput(
    'Опишите каждый вид ресурсов.',
    Object.fromEntries(gaps.map((index) => [`/members/${index}/resources`, 'Нужна одна строка на каждый вид ресурсов.'])),
  );
}
