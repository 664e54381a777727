import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { deployProcesses, type DeployTarget } from '#engine/deploy-processes';
import { uniqueCode } from '../../support/factories.ts';
import { useStand, type Stand } from '../../support/stand.ts';
import { buildOneStep, userTask } from '../diagram.ts';
import { buildStep, buildStepWithRefusal } from '../worker/external-step.ts';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
  for (const name of ['processes', 'forms']) mkdirSync(path.join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
const deploy = (tasks: DeployTarget['tasks'] = []) =>
  deployProcesses({ engine: stand.engine.deployer, db: stand.db, folder, tasks });
const countVersions = async (key: string) =>
  (await stand.engine.api.listLatestDefinitions()).find((definition) => definition.key === key)?.version;

const documented = userTask('name="Шаг" camunda:formKey="survey"', '<bpmn:documentation>П1 п.4.4</bpmn:documentation>');

test('steps, forms and clauses of a release can be read by definition', async () => {
  const key = `probe-${uniqueCode()}`;
  write(`processes/${key}.bpmn`, buildOneStep(key, documented));
  write('forms/survey.schema.json', '{}');

  const { definitionIds } = await deploy();

  const steps: unknown = await stand
    .db('app.process_steps')
    .where({ process_definition_id: definitionIds[0] })
    .orderBy('activity_id');
  expect(steps).toMatchObject([
    { activity_id: 'End', kind: 'endEvent' },
    { activity_id: 'Start', kind: 'startEvent' },
    { activity_id: 'Step', process_key: key, name: 'Шаг', kind: 'userTask', form_key: 'survey', topic: null, clause: 'П1 п.4.4' },
  ]);
});

test('an unchanged set makes no new version; one changed form renews the whole set', async () => {
  const [first, second] = [`probe-${uniqueCode()}`, `probe-${uniqueCode()}`];
  write(`processes/${first}.bpmn`, buildOneStep(first, documented));
  write(`processes/${second}.bpmn`, buildOneStep(second, documented));
  write('forms/survey.schema.json', '{}');

  const once = await deploy();
  expect(await deploy()).toEqual(once);
  expect(await countVersions(first)).toBe(1);

  write('forms/survey.schema.json', '{"title":"Обследование"}');
  const again = await deploy();

  expect(again.deploymentId).not.toBe(once.deploymentId);
  expect([await countVersions(first), await countVersions(second)]).toEqual([2, 2]);
});

test('one unsafe diagram holds back the whole set', async () => {
  const [good, bad] = [`probe-${uniqueCode()}`, `probe-${uniqueCode()}`];
  write(`processes/${good}.bpmn`, buildOneStep(good, documented));
  write(`processes/${bad}.bpmn`, buildOneStep(bad, '<bpmn:serviceTask id="Step" camunda:expression="${1}"/>'));

  await expect(deploy()).rejects.toMatchObject({ code: 'DIAGRAM_REFUSED' });

  expect(await countVersions(good)).toBeUndefined();
});

test('a refusal that a diagram does not know holds back the whole set, with file, step and code', async () => {
  const [good, bad] = [`probe-${uniqueCode()}`, `probe-${uniqueCode()}`];
  write(`processes/${good}.bpmn`, buildStepWithRefusal(good));
  write(`processes/${bad}.bpmn`, buildStep(bad));

  await expect(
    deploy([
      { topic: good, errors: ['NO_INSTITUTION'] },
      { topic: bad, errors: ['NO_INSTITUTION'] },
    ]),
  ).rejects.toMatchObject({
    code: 'DIAGRAM_REFUSED',
    message: `Файл ${bad}.bpmn не принят: Step: Отказ NO_INSTITUTION темы ${bad} схема не обрабатывает.`,
  });

  expect(await countVersions(good)).toBeUndefined();
});

test("what the engine refuses comes back with the engine's words about the element", async () => {
  const key = `probe-${uniqueCode()}`;
  write(`processes/${key}.bpmn`, buildOneStep(key, documented, { process: '' }));

  const naming: unknown = expect.stringContaining(key);
  await expect(deploy()).rejects.toMatchObject({ code: 'DEPLOYMENT_REFUSED', message: naming });
});
