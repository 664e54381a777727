import { lintDiagram } from '../../../processes/lint/lint-diagram.ts';

const SURROUNDINGS = { fileName: 'small', topics: ['issue-referral'], formKeys: ['assign-curator'] };

/** A readable diagram with one process around the given elements. */
export function smallDiagram(elements: string, attributes = 'id="small" name="Малый процесс" isExecutable="true"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="Definitions_Small" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process ${attributes}>${elements}</bpmn:process>
</bpmn:definitions>`;
}

/** What one rule says about a diagram: id of the element and message. */
export async function findingsOf(rule: string, xml: string): Promise<readonly string[]> {
  const findings = await lintDiagram(xml, SURROUNDINGS);
  return findings.filter((finding) => finding.rule === rule).map(({ elementId, message }) => `${elementId}: ${message}`);
}
