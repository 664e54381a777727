import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createLogOutput } from '#platform/log-output';
import { canMount, mountSmallDisk, openFullFile } from '../support/small-disk.ts';
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
  const output = createLogOutput(openFullFile());

  expect(() => {
    output.write('{"msg":"first"}\n');
    output.write('{"msg":"second"}\n');
  }).not.toThrow();
});

test.runIf(canMount)('when there is room again, the log says how many lines are lost', () => {
  const disk = mountSmallDisk(1);
  const file = path.join(disk.dir, 'log');
  const output = createLogOutput(open(file, 'a'));
  const long = `{"msg":"${'x'.repeat(10_000)}"}\n`;
  output.write('{"msg":"first"}\n');
  disk.fill();
  output.write(long);
  output.write(long);
  disk.enlarge(2);

  output.write('{"msg":"last"}\n');
  output.write('{"msg":"very last"}\n');

  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toBe('{"msg":"first"}');
  expect(lines.slice(-3)).toEqual([
    '{"level":50,"lost":2,"msg":"lines of this log are lost"}',
    '{"msg":"last"}',
    '{"msg":"very last"}',
  ]);
});
