import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import path from 'node:path';

export interface LiveServer {
  readonly pid: number;
  readonly port: number;
}

/** The server that runs on this cluster now, perhaps left behind by a process that was killed. */
export function findLiveServer(cluster: string): LiveServer | undefined {
  const lines = readLines(path.join(cluster, 'postmaster.pid'));
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!pid || !port || !isAlive(pid) || !worksIn(pid, cluster)) return undefined;
  return { pid, port };
}

/** A killed server may stay a zombie that still answers signal 0 (not every first process reaps): its state letter tells. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  if (!existsSync('/proc/self/stat')) return true;
  const stat = readLines(`/proc/${pid}/stat`).join('\n');
  const state = stat.charAt(stat.lastIndexOf(')') + 2);
  return state !== '' && state !== 'Z' && state !== 'X';
}

/** Tells a process from a later one with the same number; empty where the system does not say. */
export function readStartTime(pid: number): string {
  const stat = readLines(`/proc/${pid}/stat`).join('\n');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

/** Process numbers are used again; the working directory of a postmaster is its cluster. */
function worksIn(pid: number, cluster: string): boolean {
  if (!existsSync('/proc/self/cwd')) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
