import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { inheritEnvironment } from '#platform/config';
import { projectPath } from '#platform/project-path';

export interface ProgramEnd {
  readonly code: unknown;
  readonly errors: string;
  readonly said: string;
}

/** Runs one of the programs that end by themselves, as `npm run <name> -- <args>` does, and waits for its end. */
export async function runProgram(
  name: 'backup' | 'restore' | 'migrate-cases',
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<ProgramEnd> {
  const program = projectPath('platform/parts', `${name}.ts`);
  const child = spawn(process.execPath, ['--import', 'tsx', program, name, ...args], {
    cwd: projectPath(),
    env: inheritEnvironment({ LOG_LEVEL: 'warn', ...environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [errors, said] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as unknown[];
  return { code, errors, said };
}
