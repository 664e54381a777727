import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { makeTempFolder } from './temp-folder.ts';

/** A disk of a few megabytes of a test alone. */
interface SmallDisk {
  readonly dir: string;
  /** Leaves not a byte. */
  fill(): void;
  /** What an administrator does about it. */
  enlarge(megabytes: number): void;
}

const CHUNK = Buffer.alloc(64 * 1024);
const FILLING = '.filling';

/** Mounting asks for root, and in a container for more than that: elsewhere the tests that need a disk of their own are left out. */
export const canMount = tryToMount();

function tryToMount(): boolean {
  const dir = mkdtempSync(path.join(tmpdir(), 'family-support-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', dir], { stdio: 'ignore' });
    execFileSync('umount', [dir]);
    return true;
  } catch {
    return false;
  } finally {
    rmdirSync(dir);
  }
}

export function mountSmallDisk(megabytes: number): SmallDisk {
  const dir = makeTempFolder();
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', dir]);
  onTestFinished(() => void execFileSync('umount', [dir]));
  return {
    dir,
    fill: () => fillWith(path.join(dir, FILLING)),
    enlarge: (more) => void execFileSync('mount', ['-o', `remount,size=${more}m`, dir]),
  };
}

function fillWith(file: string): void {
  const descriptor = openSync(file, 'a');
  try {
    for (let size = CHUNK.length; size > 0; size = Math.floor(size / 2)) writeUntilRefused(descriptor, CHUNK.subarray(0, size));
  } finally {
    closeSync(descriptor);
  }
}

function writeUntilRefused(descriptor: number, chunk: Buffer): void {
  try {
    for (;;) writeSync(descriptor, chunk);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
  }
}

/** A file that takes nothing, as on a disk without a free byte. */
export function openFullFile(): number {
  const descriptor = openSync('/dev/full', 'w');
  onTestFinished(() => closeSync(descriptor));
  return descriptor;
}
