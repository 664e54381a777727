import { watch } from 'node:fs';
import { projectPath } from '../project-path.ts';
import { describeError } from '../start-problem.ts';
import type { Progress } from './progress.ts';
import type { System } from './system.ts';

const ROOMS = ['domain', 'engine', 'forms', 'platform', 'web', 'workers'];
const QUIET_MS = 200;

/** For development: after a change builds what it touches and starts web and workers anew. A second change waits its turn. */
export function watchSources(system: System, progress: Progress, build: (target: 'ui' | 'programs') => Promise<boolean>): void {
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const rebuild = async () => {
    try {
      if (await build('ui')) progress.say('the user interface is built anew; reload the page');
      if (!(await build('programs'))) return;
      await Promise.all([system.restart('web'), system.restart('workers')]);
      progress.say('web and workers run the new sources');
    } catch (error) {
      progress.say(describeError(error));
    }
  };
  for (const room of ROOMS) {
    watch(projectPath(room), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        running = running.then(rebuild);
      }, QUIET_MS);
    });
  }
  progress.say('watching the sources');
}
