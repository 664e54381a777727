import { uniqueCode } from '../../support/factories.ts';
import type { Stand } from '../../support/stand.ts';
import { buildDiagram, buildOneStep } from '../diagram.ts';

/** Whatever has an engine to deploy to. */
interface WithEngine {
  readonly engine: Pick<Stand['engine'], 'api' | 'deployer'>;
}

/** A deployed process of one external task, with a topic of its own so that no other worker of the run takes it. */
export interface StepProcess {
  readonly topic: string;
  /** Starts one instance; `key` names its work. Returns the instance's id. */
  start(key: string, variables?: Readonly<Record<string, string | number>>): Promise<string>;
}

export async function deployStep(stand: WithEngine, build = buildStep): Promise<StepProcess> {
  const topic = `test-${uniqueCode()}`;
  await stand.engine.deployer.deploy({ name: topic, source: 'test', files: [{ name: `${topic}.bpmn`, text: build(topic) }] });
  return {
    topic,
    start: async (key, variables = { key }) => {
      const { processInstanceId } = await stand.engine.api.startProcess({ processKey: topic, businessKey: key, variables });
      return processInstanceId;
    },
  };
}

/** The instance ends when its step is done. */
export function buildStep(topic: string): string {
  return buildOneStep(topic, externalTask(topic));
}

/** A refusal NO_INSTITUTION leads to a user task instead of the end. */
export function buildStepWithRefusal(topic: string): string {
  const body = `
    <bpmn:startEvent id="Start"/>
    <bpmn:sequenceFlow id="ToStep" sourceRef="Start" targetRef="Step"/>
    ${externalTask(topic)}
    <bpmn:sequenceFlow id="ToEnd" sourceRef="Step" targetRef="End"/>
    <bpmn:endEvent id="End"/>
    <bpmn:boundaryEvent id="Refused" attachedToRef="Step"><bpmn:errorEventDefinition errorRef="Error_NoInstitution"/></bpmn:boundaryEvent>
    <bpmn:sequenceFlow id="ToChoice" sourceRef="Refused" targetRef="Choose"/>
    <bpmn:userTask id="Choose"/>`;
  return buildDiagram(topic, body, { roots: '<bpmn:error id="Error_NoInstitution" errorCode="NO_INSTITUTION"/>' });
}

function externalTask(topic: string): string {
  return `<bpmn:serviceTask id="Step" camunda:type="external" camunda:topic="${topic}"/>`;
}
