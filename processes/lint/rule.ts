import type { ModdleElement } from 'bpmn-moddle';

/** What a diagram may name: the names that exist in the project, and the name of its own file. */
export interface DiagramSurroundings {
  readonly fileName: string;
  readonly topics: readonly string[];
  readonly formKeys: readonly string[];
}

export interface Reporter {
  report(id: string, message: string): void;
}

/** A rule in the shape that bpmnlint calls: once with the surroundings, then for every element. */
export type Rule = (surroundings: DiagramSurroundings) => { check(element: ModdleElement, reporter: Reporter): void };
