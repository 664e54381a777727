import { expect, test } from 'vitest';
import { findingsOf, smallDiagram } from './small-diagram.ts';

const process = (attribute: string) => smallDiagram('', `id="small" name="Малый" isExecutable="true" ${attribute}`);

test('a term in days passes', async () => {
  expect(await findingsOf('history-time-to-live', process('camunda:historyTimeToLive="P1825D"'))).toEqual([]);
});

test.each(['', 'camunda:historyTimeToLive="P5Y"', 'camunda:historyTimeToLive="180"'])('«%s» is found', async (attribute) => {
  const findings = await findingsOf('history-time-to-live', process(attribute));

  expect(findings).toEqual([expect.stringMatching(/^small: Не указан срок хранения истории в днях/)]);
});
