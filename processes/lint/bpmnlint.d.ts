/** The linter brings no types for its programs; these are the parts that we call. */
declare module 'bpmnlint/lib/linter.js' {
  import type { ModdleElement } from 'bpmn-moddle';
  import type { Config, Resolver } from 'bpmnlint/lib/resolver/node-resolver.js';

  export interface Report {
    readonly id?: string;
    readonly message: string;
    readonly category: string;
  }

  export default class Linter {
    constructor(options: { readonly config: Config; readonly resolver: Resolver });
    lint(root: ModdleElement): Promise<Readonly<Record<string, readonly Report[]>>>;
  }
}

declare module 'bpmnlint/lib/resolver/node-resolver.js' {
  export interface Config {
    readonly extends?: readonly string[];
    readonly rules?: Readonly<Record<string, readonly [string, unknown]>>;
  }

  export interface Resolver {
    resolveRule(packageName: string, ruleName: string): unknown;
    resolveConfig(packageName: string, configName: string): unknown;
  }

  export default class NodeResolver implements Resolver {
    constructor(options: { readonly require: NodeJS.Require });
    resolveRule(packageName: string, ruleName: string): unknown;
    resolveConfig(packageName: string, configName: string): unknown;
  }
}
