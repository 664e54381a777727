import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';
import { findChromium } from '../../platform/build/find-chromium.mjs';
import { findEngineBuildFault, findJavaFault, findNodeFault, readJavaMajor } from '../../platform/build/machine.mjs';
import { makeTempFolder } from '../support/temp-folder.ts';

test.each([
  ['v18.20.4', true],
  ['v20.18.3', true],
  ['v20.19.0', false],
  ['v22.0.0', false],
])('Node %s is too old: %s', (version, isTooOld) => {
  expect(findNodeFault(version) !== undefined).toBe(isTooOld);
});

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "21" 2023-09-19', 21],
  ['java version "1.8.0_392"', 8],
  ['no java at all', 0],
])('%s is Java %i', (text, major) => {
  expect(readJavaMajor(text)).toBe(major);
});

test('an old Java, none at all, one without a compiler, and a missing Maven are four different sentences', () => {
  const bin = path.join(makeTempFolder(), 'bin');
  mkdirSync(bin);
  const put = (name: string, script: string) => {
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`);
    chmodSync(path.join(bin, name), 0o755);
  };

  expect(findJavaFault({ PATH: bin })).toBe('There is no Java (java): install a JDK 17 or newer, or set JAVA_HOME.');
  put('java', 'echo \'openjdk version "11.0.2"\' >&2');
  expect(findJavaFault({ PATH: bin })).toMatch(/^Java 11 \(java\) is too old/);
  expect(findJavaFault({ PATH: '/nowhere', JAVA_HOME: path.dirname(bin) })).toMatch(/^Java 11 /);
  expect(findEngineBuildFault({ PATH: bin })).toMatch(/^There is no Java compiler/);
  put('javac', 'exit 0');
  expect(findEngineBuildFault({ PATH: bin })).toMatch(/^There is no Maven/);
});

test('npm start without a JDK ends with one sentence and code 1 before it does anything', async () => {
  const bin = makeTempFolder();
  symlinkSync(process.execPath, path.join(bin, 'node'));

  const run = promisify(execFile)(process.execPath, [projectPath('platform/start.mjs')], { env: { PATH: bin } });

  await expect(run).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/^There is no Java .*\n$/) as string,
  });
});

test('a browser is the given one or one of the usual places, and its absence says what to install', () => {
  const folder = makeTempFolder();
  const chromium = path.join(folder, 'chromium');
  writeFileSync(chromium, '');

  expect(findChromium(undefined, ['/nowhere/chrome', chromium])).toBe(chromium);
  expect(findChromium(chromium, [])).toBe(chromium);
  expect(() => findChromium(undefined, [])).toThrow(/^There is no Chromium .* install the package "chromium"/);
  expect(() => findChromium('/nowhere/chrome', [chromium])).toThrow(/^CHROME_PATH names \/nowhere\/chrome, which is not there/);
});
