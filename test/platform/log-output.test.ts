import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLogOutput } from '#platform/log-output';
import { makeTempFolder } from '../support/temp-folder.ts';

function open(file: string, flags: string): number {
  const descriptor = openSync(file, flags);
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}

test('lines are written as they come', () => {
  const file = path.join(makeTempFolder(), 'log');
  const output = createLogOutput(open(file, 'a'));

  output.write('{"msg":"first"}\n');
  output.write('{"msg":"второй"}\n');

  expect(readFileSync(file, 'utf8')).toBe('{"msg":"first"}\n{"msg":"второй"}\n');
});

test('a full disk loses the line and nothing else', () => {
  const output = createLogOutput(open('/dev/full', 'w'));

  expect(() => {
    output.write('{"msg":"first"}\n');
    output.write('{"msg":"second"}\n');
  }).not.toThrow();
});
