import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useStand, type Stand } from '../../support/stand.ts';
import { buildOneStep, userTask } from '../diagram.ts';
import { deployProbe, readTasks, startProbe, type Probe } from '../probe.ts';

let stand: Stand;
beforeAll(() => {
  stand = useStand();
});
afterAll(() => stand.close());

const named = (expression: string) => deployProbe(stand, (key) => buildOneStep(key, userTask(`name="${expression}"`)));

describe('the list of ids', () => {
  let loop: Probe;
  beforeAll(async () => {
    const element = userTask(
      'name="${id}"',
      '<bpmn:multiInstanceLoopCharacteristics camunda:collection="${list.of(ids)}" camunda:elementVariable="id"/>',
    );
    loop = await deployProbe(stand, (key) => buildOneStep(key, element));
  });

  test.each([
    ['412,413', ['412', '413']],
    [' 412 , 413 ', ['412', '413']],
    ['412', ['412']],
  ])('"%s" makes one loop instance per id', async (ids, expected) => {
    const instance = await startProbe(stand, loop, { ids });

    expect((await readTasks(stand, instance)).map(({ name }) => name)).toEqual(expected);
  });

  test.each(['', '  ', null])('%j skips the loop', async (ids) => {
    const instance = await startProbe(stand, loop, { ids });

    const ended: unknown = await stand.db('app.engine_instances').where({ process_instance_id: instance }).first('state');
    expect(ended).toEqual({ state: 'COMPLETED' });
  });
});

test('an expression reads the business key of its execution', async () => {
  const { processKey } = await named('Дело ${execution.processBusinessKey}');

  const { processInstanceId } = await stand.engine.api.startProcess({ processKey, businessKey: 'К-7', variables: {} });

  expect(await readTasks(stand, processInstanceId)).toMatchObject([{ name: 'Дело К-7' }]);
});

test('an expression inside a variable stays text', async () => {
  const instance = await startProbe(stand, await named('${text}'), { text: '${1+1}' });

  expect(await readTasks(stand, instance)).toMatchObject([{ name: '${1+1}' }]);
});

describe('expressions can run nothing', () => {
  test.each([
    "${''.getClass().forName('java.lang.Runtime')}",
    '${text.length()}',
    '${text.class}',
    '${list.class}',
    '${list.getClass()}',
    '${list.equals(text)}',
    '${list.of(text).size()}',
    '${dataSource}',
    '${processEngine}',
    '${runtimeService}',
    '${execution.processEngineServices}',
    "${execution.setVariable('a', 1)}",
    '${execution.getVariables()}',
    '${dateTime().plusDays(1)}',
  ])('%s', async (expression) => {
    const probe = await named(expression);

    await expect(startProbe(stand, probe, { text: 'x' })).rejects.toMatchObject({ status: 500 });

    const count = await stand.db('app.engine_instances').where({ process_key: probe.processKey }).count({ instances: '*' });
    expect(count).toEqual([{ instances: '0' }]);
  });
});

describe('scripts are switched off', () => {
  test.each(['juel', 'feel', 'javascript', 'groovy', 'graal.js'])('a script task in %s fails', async (language) => {
    const element = `<bpmn:scriptTask id="Step" scriptFormat="${language}"><bpmn:script>1 + 1</bpmn:script></bpmn:scriptTask>`;
    const probe = await deployProbe(stand, (key) => buildOneStep(key, element));

    await expect(startProbe(stand, probe)).rejects.toMatchObject({ status: 500 });
  });
});
