import { expect, test } from 'vitest';
import { listFaultyElements } from '#engine/faulty-elements';

const answerWith = (name: string) => ({
  'probe.bpmn': { errors: [{ message: 'x', line: 1, mainElementId: 'A', [name]: ['A', 'B'] }], warnings: [] },
});

test.each(['elementIds', '\u0435lementIds'])('elements of the list that an engine calls %s are found once each', (name) => {
  expect(listFaultyElements(answerWith(name))).toEqual(['A', 'B']);
});

test.each([undefined, null, 'words', {}, { 'probe.bpmn': { errors: null } }, { a: { errors: [{ mainElementId: null }] } }])(
  '%j names none',
  (details) => expect(listFaultyElements(details)).toEqual([]),
);
