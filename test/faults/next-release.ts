import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectPath } from '#platform/project-path';

/** A step of people that only the next release has: somebody looks at the package a second time. */
const SECOND_LOOK = `
    <bpmn:userTask id="Task_SecondLook" name="Перепроверить комплект" camunda:formKey="intake-package" camunda:candidateGroups="intake.\${unitId}">
      <bpmn:documentation>П4–11 ст.I</bpmn:documentation>
      <bpmn:incoming>Flow_IntakePackage_PackageComplete</bpmn:incoming>
      <bpmn:outgoing>Flow_SecondLook_PackageComplete</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:sequenceFlow id="Flow_SecondLook_PackageComplete" sourceRef="Task_SecondLook" targetRef="Gateway_PackageComplete" />
    <bpmn:exclusiveGateway id="Gateway_PackageComplete"`;

const CHANGES = [
  [
    '<bpmn:incoming>Flow_IntakePackage_PackageComplete</bpmn:incoming>',
    '<bpmn:incoming>Flow_SecondLook_PackageComplete</bpmn:incoming>',
  ],
  [
    'sourceRef="Task_IntakePackage" targetRef="Gateway_PackageComplete"',
    'sourceRef="Task_IntakePackage" targetRef="Task_SecondLook"',
  ],
  ['<bpmn:exclusiveGateway id="Gateway_PackageComplete"', SECOND_LOOK.trim()],
] as const;

/** Writes this program's diagrams with two changes: a step more after the package, and another step in the place of the contact. */
export function writeNextRelease(folder: string): string {
  for (const name of ['processes', 'forms']) cpSync(projectPath(name), path.join(folder, name), { recursive: true });
  const file = path.join(folder, 'processes', 'intake.bpmn');
  let text = readFileSync(file, 'utf8').replaceAll('Task_ContactFamily', 'Task_ReachFamily');
  for (const [old, changed] of CHANGES) {
    if (!text.includes(old)) throw new Error(`intake.bpmn has changed: "${old}" is not in it`);
    text = text.replace(old, changed);
  }
  writeFileSync(file, text);
  return folder;
}
