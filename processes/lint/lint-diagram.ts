import { createRequire } from 'node:module';
import type { ModdleElement } from 'bpmn-moddle';
import Linter from 'bpmnlint/lib/linter.js';
import NodeResolver, { type Config, type Resolver } from 'bpmnlint/lib/resolver/node-resolver.js';
import { DomainError } from '#domain/errors';
import { readDiagram } from '#engine/read-diagram';
import { ownRules } from './own-rules.ts';
import type { DiagramSurroundings } from './rule.ts';

export interface Finding {
  readonly rule: string;
  readonly elementId: string;
  readonly message: string;
}

const OWN_PACKAGE = 'bpmnlint-plugin-own';

/** Everything that is wrong with one diagram: bpmnlint's recommended rules, those of the engine's version, and ours. */
export async function lintDiagram(xml: string, surroundings: DiagramSurroundings): Promise<readonly Finding[]> {
  const definitions = await read(xml, surroundings.fileName);
  if (definitions instanceof DomainError) return [{ rule: 'readable', elementId: '', message: definitions.message }];
  // A linter keeps what its rules remember, so every diagram gets a new one.
  const reports = await new Linter({ config: configure(surroundings), resolver: resolver() }).lint(definitions);
  return Object.entries(reports).flatMap(([rule, list]) =>
    list.map(({ id, message }) => ({ rule: rule.replace(/^own\//, ''), elementId: id ?? '', message })),
  );
}

async function read(xml: string, fileName: string): Promise<ModdleElement | DomainError> {
  try {
    return await readDiagram(fileName, xml);
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

function configure(surroundings: DiagramSurroundings): Config {
  return {
    extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-platform-7-24'],
    rules: Object.fromEntries(Object.keys(ownRules).map((name) => [`own/${name}`, ['error', surroundings]])),
  };
}

function resolver(): Resolver {
  const packages = new NodeResolver({ require: createRequire(import.meta.url) });
  return {
    resolveRule: (name, rule) => (name === OWN_PACKAGE ? ownRules[rule] : packages.resolveRule(name, rule)),
    resolveConfig: (name, config) => packages.resolveConfig(name, config),
  };
}
