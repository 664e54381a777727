import { rulesOf, withPrefix, type ElementRules } from './element-rule.ts';

const SCOPES = withPrefix('bpmn', 'process subProcess');
const GATEWAYS = withPrefix('bpmn', 'exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway');
const TASKS = withPrefix('bpmn', 'task userTask manualTask serviceTask sendTask receiveTask businessRuleTask callActivity');
export const EVENTS = withPrefix('bpmn', 'startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent');
export const ACTIVITIES = [...TASKS, 'bpmn:subProcess'];
/** Everything that a sequence flow may join. */
export const FLOW_NODES = [...ACTIVITIES, ...GATEWAYS, ...EVENTS];

const BESIDE_THE_FLOW = withPrefix(
  'bpmn',
  'sequenceFlow textAnnotation association group dataObjectReference dataStoreReference',
);
const DESCRIBED = [
  ...FLOW_NODES,
  ...BESIDE_THE_FLOW,
  ...withPrefix('bpmn', 'definitions process collaboration participant laneSet lane message error escalation'),
];

const named = { id: 'id', name: 'name' } as const;
const node = {
  ...named,
  'camunda:asyncBefore': 'boolean',
  'camunda:asyncAfter': 'boolean',
  'camunda:exclusive': 'boolean',
  'camunda:jobPriority': 'number',
} as const;
const activity = { ...node, default: 'reference' } as const;
const external = { 'camunda:type': 'external', 'camunda:topic': 'key', 'camunda:taskPriority': 'number' } as const;
const formal = { id: 'id', 'xsi:type': 'formalExpression' } as const;
const mapping = {
  source: 'variable',
  sourceExpression: 'template',
  target: 'variable',
  variables: 'all',
  local: 'boolean',
} as const;

/**
 * What a diagram may consist of: what our processes use, and a few things that only people read. A new need is added here on
 * purpose, with a test: scripts, Java classes, beans, listeners, connectors and forms of the engine are absent on purpose too.
 */
export const BPMN_RULES: ElementRules = new Map([
  ...rulesOf('bpmn:definitions', {
    within: [''],
    attributes: {
      ...named,
      targetNamespace: 'address',
      exporter: 'text',
      exporterVersion: 'text',
      'modeler:executionPlatform': 'text',
      'modeler:executionPlatformVersion': 'text',
    },
  }),
  ...rulesOf('bpmn:process', {
    within: ['bpmn:definitions'],
    attributes: {
      ...named,
      isExecutable: 'boolean',
      isClosed: 'boolean',
      'camunda:historyTimeToLive': 'days',
      'camunda:versionTag': 'key',
    },
    needsId: true,
  }),
  ...rulesOf('bpmn:collaboration', { within: ['bpmn:definitions'], attributes: named, needsId: true }),
  ...rulesOf('bpmn:participant', {
    within: ['bpmn:collaboration'],
    attributes: { ...named, processRef: 'reference' },
    needsId: true,
  }),
  ...rulesOf('bpmn:laneSet', { within: SCOPES, attributes: named }),
  ...rulesOf('bpmn:lane', { within: ['bpmn:laneSet'], attributes: named, needsId: true }),
  ...rulesOf('bpmn:flowNodeRef', { within: ['bpmn:lane'], attributes: {}, text: 'reference' }),
  ...rulesOf('bpmn:message', { within: ['bpmn:definitions'], attributes: named, needsId: true }),
  ...rulesOf('bpmn:error', { within: ['bpmn:definitions'], attributes: { ...named, errorCode: 'key' }, needsId: true }),
  ...rulesOf('bpmn:escalation', {
    within: ['bpmn:definitions'],
    attributes: { ...named, escalationCode: 'key' },
    needsId: true,
  }),

  ...rulesOf('bpmn:task bpmn:manualTask', { within: SCOPES, attributes: activity, needsId: true }),
  ...rulesOf('bpmn:userTask', {
    within: SCOPES,
    attributes: {
      ...activity,
      'camunda:formKey': 'key',
      'camunda:assignee': 'template',
      'camunda:candidateGroups': 'template',
      'camunda:candidateUsers': 'template',
    },
    needsId: true,
  }),
  ...rulesOf('bpmn:serviceTask bpmn:sendTask', { within: SCOPES, attributes: { ...activity, ...external }, needsId: true }),
  ...rulesOf('bpmn:receiveTask', { within: SCOPES, attributes: { ...activity, messageRef: 'reference' }, needsId: true }),
  ...rulesOf('bpmn:businessRuleTask', {
    within: SCOPES,
    attributes: {
      ...activity,
      ...external,
      'camunda:decisionRef': 'key',
      'camunda:decisionRefBinding': 'word',
      'camunda:mapDecisionResult': 'word',
      'camunda:resultVariable': 'variable',
    },
    needsId: true,
  }),
  ...rulesOf('bpmn:callActivity', {
    within: SCOPES,
    attributes: { ...activity, calledElement: 'template', 'camunda:calledElementBinding': 'word' },
    needsId: true,
  }),
  ...rulesOf('bpmn:subProcess', { within: SCOPES, attributes: { ...activity, triggeredByEvent: 'boolean' }, needsId: true }),
  ...rulesOf(GATEWAYS.join(' '), {
    within: SCOPES,
    attributes: { ...node, default: 'reference', gatewayDirection: 'word', instantiate: 'boolean', eventGatewayType: 'word' },
    needsId: true,
  }),

  ...rulesOf('bpmn:startEvent', { within: SCOPES, attributes: { ...node, isInterrupting: 'boolean' }, needsId: true }),
  ...rulesOf('bpmn:endEvent bpmn:intermediateCatchEvent bpmn:intermediateThrowEvent', {
    within: SCOPES,
    attributes: node,
    needsId: true,
  }),
  ...rulesOf('bpmn:boundaryEvent', {
    within: SCOPES,
    attributes: { ...node, attachedToRef: 'reference', cancelActivity: 'boolean' },
    needsId: true,
  }),
  ...rulesOf('bpmn:messageEventDefinition', {
    within: EVENTS,
    attributes: { id: 'id', messageRef: 'reference', ...external },
  }),
  ...rulesOf('bpmn:timerEventDefinition bpmn:terminateEventDefinition', { within: EVENTS, attributes: { id: 'id' } }),
  ...rulesOf('bpmn:errorEventDefinition', {
    within: EVENTS,
    attributes: {
      id: 'id',
      errorRef: 'reference',
      'camunda:errorCodeVariable': 'variable',
      'camunda:errorMessageVariable': 'variable',
    },
  }),
  ...rulesOf('bpmn:escalationEventDefinition', {
    within: EVENTS,
    attributes: { id: 'id', escalationRef: 'reference', 'camunda:escalationCodeVariable': 'variable' },
  }),
  ...rulesOf('bpmn:timeDate bpmn:timeDuration', { within: ['bpmn:timerEventDefinition'], attributes: formal, text: 'template' }),

  ...rulesOf('bpmn:sequenceFlow', {
    within: SCOPES,
    attributes: { ...named, sourceRef: 'reference', targetRef: 'reference', isImmediate: 'boolean' },
    needsId: true,
  }),
  ...rulesOf('bpmn:conditionExpression', { within: ['bpmn:sequenceFlow'], attributes: formal, text: 'condition' }),
  ...rulesOf('bpmn:incoming bpmn:outgoing', { within: FLOW_NODES, attributes: {}, text: 'reference' }),
  ...rulesOf('bpmn:multiInstanceLoopCharacteristics', {
    within: ACTIVITIES,
    attributes: {
      id: 'id',
      isSequential: 'boolean',
      'camunda:collection': 'collection',
      'camunda:elementVariable': 'variable',
      'camunda:asyncBefore': 'boolean',
      'camunda:asyncAfter': 'boolean',
      'camunda:exclusive': 'boolean',
    },
  }),
  ...rulesOf('bpmn:loopCardinality', {
    within: ['bpmn:multiInstanceLoopCharacteristics'],
    attributes: formal,
    text: 'template',
  }),
  ...rulesOf('bpmn:completionCondition', {
    within: ['bpmn:multiInstanceLoopCharacteristics'],
    attributes: formal,
    text: 'condition',
  }),

  ...rulesOf('bpmn:documentation', {
    within: [...DESCRIBED, ...withPrefix('bpmn', 'messageEventDefinition timerEventDefinition')],
    attributes: { id: 'id', textFormat: 'mediaType' },
    text: 'text',
  }),
  ...rulesOf('bpmn:textAnnotation', { within: SCOPES, attributes: { id: 'id', textFormat: 'mediaType' } }),
  ...rulesOf('bpmn:text', { within: ['bpmn:textAnnotation'], attributes: {}, text: 'text' }),
  ...rulesOf('bpmn:association', {
    within: SCOPES,
    attributes: { id: 'id', sourceRef: 'reference', targetRef: 'reference', associationDirection: 'word' },
  }),
  ...rulesOf('bpmn:group', { within: SCOPES, attributes: { id: 'id', categoryValueRef: 'reference' } }),
  ...rulesOf('bpmn:category', { within: ['bpmn:definitions'], attributes: named }),
  ...rulesOf('bpmn:categoryValue', { within: ['bpmn:category'], attributes: { id: 'id', value: 'text' } }),
  ...rulesOf('bpmn:dataObject', { within: SCOPES, attributes: { ...named, isCollection: 'boolean' } }),
  ...rulesOf('bpmn:dataObjectReference', { within: SCOPES, attributes: { ...named, dataObjectRef: 'reference' } }),
  ...rulesOf('bpmn:dataStoreReference', { within: SCOPES, attributes: named }),

  ...rulesOf('bpmn:extensionElements', { within: DESCRIBED, attributes: {} }),
  ...rulesOf('camunda:in camunda:out', {
    within: ['bpmn:extensionElements'],
    attributes: { ...mapping, businessKey: 'template' },
  }),
  ...rulesOf('camunda:inputOutput', { within: ['bpmn:extensionElements'], attributes: {} }),
  ...rulesOf('camunda:inputParameter camunda:outputParameter', {
    within: ['camunda:inputOutput'],
    attributes: { name: 'variable' },
    text: 'template',
  }),
  ...rulesOf('camunda:properties', { within: ['bpmn:extensionElements'], attributes: {} }),
  ...rulesOf('camunda:property', { within: ['camunda:properties'], attributes: { id: 'id', name: 'text', value: 'text' } }),
]);
