import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { canPassThrough, type OsUser } from './os-user.ts';

/** Where servers live whose data folder lies behind a closed door, such as /root. */
const SHARED_STATE = '/var/lib/family-support';

/** The folder of everything that the server's own user has to reach. */
export function serverHome(stateDir: string): string {
  return path.join(stateDir, 'postgres');
}

/**
 * Makes the server's folder in the data folder. Where the server's user cannot pass through to it, it is a link to a
 * place that everybody reaches; the cluster itself stays closed to all but that user.
 */
export function prepareServerHome(stateDir: string, user: OsUser, sharedState = SHARED_STATE): string {
  const home = serverHome(stateDir);
  // The real place and not the link: the server's user cannot follow a link that lies behind the door.
  if (existsSync(home)) return realpathSync(home);
  if (canPassThrough(stateDir, user)) {
    mkdirSync(home, { mode: 0o755 });
    return realpathSync(home);
  }
  mkdirSync(sharedState, { recursive: true, mode: 0o755 });
  const shared = mkdtempSync(path.join(sharedState, 'server-'));
  chmodSync(shared, 0o755);
  symlinkSync(shared, home);
  return shared;
}
