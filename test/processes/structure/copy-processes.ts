import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '#platform/project-path';

const PREFIX = 'struct-';
const folder = projectPath('processes');

/**
 * The committed diagrams under other process keys, topics and messages: the same structure, but the real workers and the
 * released definitions of the same engine stay out of these tests and these tests out of them.
 */
export function copyProcesses(): readonly { readonly name: string; readonly text: string }[] {
  const files = readdirSync(folder).filter((name) => /\.(bpmn|dmn)$/.test(name));
  const keys = new Set(files.map((name) => name.replace(/\.(bpmn|dmn)$/, '')));
  return files.map((name) => ({ name: PREFIX + name, text: rename(readFileSync(`${folder}/${name}`, 'utf8'), keys) }));
}

export function copiedKey(processKey: string): string {
  return PREFIX + processKey;
}

export function copiedTopic(topic: string): string {
  return PREFIX + topic;
}

export function copiedMessage(message: string): string {
  return PREFIX + message;
}

function rename(text: string, keys: ReadonlySet<string>): string {
  return text
    .replaceAll(/"([a-z-]+)"/g, (quoted, word: string) => (keys.has(word) ? `"${PREFIX}${word}"` : quoted))
    .replaceAll(/camunda:topic="/g, `camunda:topic="${PREFIX}`)
    .replaceAll(/(<bpmn:message id="\w+" name=")/g, `$1${PREFIX}`);
}
