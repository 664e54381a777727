import { mkdirSync, statSync } from 'node:fs';
import { StartProblem, describeError } from './start-problem.ts';

/**
 * Makes the data folder and refuses one that belongs to somebody else: files written there by the wrong user
 * would be unreadable for the right one at the next start.
 */
export function prepareDataFolder(dataDir: string): void {
  try {
    // 0755: the server of an administrator's start runs as another user and has to pass through; what is secret has its own mode.
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
  } catch (error) {
    throw new StartProblem(
      `The data folder ${dataDir} cannot be made (${describeError(error)}); set DATA_DIR to another folder.`,
      {
        cause: error,
      },
    );
  }
  const owner = statSync(dataDir).uid;
  const me = process.getuid?.();
  if (me !== undefined && owner !== me) {
    throw new StartProblem(
      `The data folder ${dataDir} belongs to another user (uid ${owner}, this is uid ${me}); start as its owner or set DATA_DIR to another folder.`,
    );
  }
}
