import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectPath } from '#platform/project-path';

/** Builds a part that a test needs as it is shipped; does nothing when it is fresh. */
export async function buildTarget(name: 'engine' | 'ui' | 'programs'): Promise<void> {
  await promisify(execFile)(process.execPath, [projectPath('platform/build.mjs'), name], { cwd: projectPath() });
}
