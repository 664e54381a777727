import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that the server's own user can pass through, gone when the test is over. */
export function makeTempFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'family-support-'));
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
