import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const SKIPPED = new Set(['node_modules', 'target', 'dist', '.data', '.git']);

/** Fingerprint of what a build reads: names and contents, so that a fresh clone of the same sources counts as the same. */
export function fingerprint(inputs) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap(listFiles).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(path.join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Whether the output is missing, or was made from other inputs. */
export function isStale({ name, inputs, output }) {
  if (!existsSync(path.join(root, output))) return true;
  const note = noteFile(name);
  return !existsSync(note) || readFileSync(note, 'utf8') !== fingerprint(inputs);
}

export function noteBuilt(name, mark) {
  mkdirSync(path.dirname(noteFile(name)), { recursive: true });
  writeFileSync(noteFile(name), mark);
}

function noteFile(name) {
  return path.join(root, 'dist', '.built', name);
}

function listFiles(input) {
  const full = path.join(root, input);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [input];
  const entries = readdirSync(full).filter((entry) => !SKIPPED.has(entry));
  return entries.flatMap((entry) => listFiles(path.join(input, entry)));
}
