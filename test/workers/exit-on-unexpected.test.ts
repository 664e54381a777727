import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { projectPath } from '#platform/project-path';

test.each(['rejection', 'exception'])(
  'an uncaught %s ends the process with its place in the log and without its text',
  async (kind) => {
    const child = spawn(process.execPath, ['--import', 'tsx', projectPath('test/workers/fault-child.ts'), kind], {
      cwd: projectPath(),
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString('utf8')));

    const [code] = (await once(child, 'exit')) as [number | null];

    expect(code).toBe(1);
    expect(output).toContain('TypeError');
    expect(output).toContain('fault-child.ts');
    expect(output).not.toMatch(/Петрова|Баумана/);
  },
  60_000,
);
