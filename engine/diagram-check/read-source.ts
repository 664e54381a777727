import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { findSizeProblem, refuseDiagram } from './check-diagram.ts';
import { useCommonNamespace } from './namespaces.ts';

export interface SourceFile {
  readonly name: string;
  readonly text: string;
}

/** Reads a file of a release as every reader of ours will; one that is too large is refused unread. */
export async function readSource(file: string): Promise<SourceFile> {
  const name = path.basename(file);
  const tooLarge = findSizeProblem((await stat(file)).size);
  if (tooLarge) throw refuseDiagram(name, [tooLarge]);
  return { name, text: useCommonNamespace(decode(name, await readFile(file))) };
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw refuseDiagram(name, [{ elementId: '', message: 'Файл записан не в UTF-8' }]);
  }
}
