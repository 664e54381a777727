import { rulesOf, type ElementRules } from './element-rule.ts';

const named = { id: 'id', name: 'name' } as const;
const COLUMNS = ['dmn:input', 'dmn:output'];

/**
 * What a decision file may consist of: decision tables and what they ask. Other expressions of DMN are absent on purpose:
 * functions, invocations and literal expressions are programs. So is `expressionLanguage`, which chooses another language.
 */
export const DMN_RULES: ElementRules = new Map([
  ...rulesOf('dmn:definitions', {
    within: [''],
    attributes: {
      ...named,
      namespace: 'address',
      exporter: 'text',
      exporterVersion: 'text',
      'modeler:executionPlatform': 'text',
      'modeler:executionPlatformVersion': 'text',
    },
  }),
  ...rulesOf('dmn:decision', {
    within: ['dmn:definitions'],
    attributes: { ...named, 'camunda:historyTimeToLive': 'days', 'camunda:versionTag': 'key' },
    needsId: true,
  }),
  ...rulesOf('dmn:inputData', { within: ['dmn:definitions'], attributes: named, needsId: true }),
  ...rulesOf('dmn:variable', {
    within: ['dmn:decision', 'dmn:inputData'],
    attributes: { id: 'id', name: 'variable', typeRef: 'word' },
  }),
  ...rulesOf('dmn:informationRequirement', { within: ['dmn:decision'], attributes: { id: 'id' } }),
  ...rulesOf('dmn:requiredDecision dmn:requiredInput', {
    within: ['dmn:informationRequirement'],
    attributes: { href: 'href' },
  }),
  ...rulesOf('dmn:decisionTable', {
    within: ['dmn:decision'],
    attributes: { id: 'id', hitPolicy: 'word', aggregation: 'word' },
    needsId: true,
  }),
  ...rulesOf('dmn:input', {
    within: ['dmn:decisionTable'],
    attributes: { id: 'id', label: 'text', 'camunda:inputVariable': 'variable' },
    needsId: true,
  }),
  ...rulesOf('dmn:output', {
    within: ['dmn:decisionTable'],
    attributes: { id: 'id', label: 'text', name: 'variable', typeRef: 'word' },
    needsId: true,
  }),
  ...rulesOf('dmn:rule', { within: ['dmn:decisionTable'], attributes: { id: 'id' }, needsId: true }),
  ...rulesOf('dmn:inputExpression', { within: ['dmn:input'], attributes: { id: 'id', typeRef: 'word' } }),
  ...rulesOf('dmn:inputValues dmn:outputValues', { within: COLUMNS, attributes: { id: 'id' } }),
  ...rulesOf('dmn:defaultOutputEntry', { within: ['dmn:output'], attributes: { id: 'id' } }),
  ...rulesOf('dmn:inputEntry dmn:outputEntry', { within: ['dmn:rule'], attributes: { id: 'id' } }),
  ...rulesOf('dmn:description', {
    within: ['dmn:definitions', 'dmn:decision', 'dmn:inputData', 'dmn:rule', ...COLUMNS],
    attributes: {},
    text: 'text',
  }),

  ...rulesOf('dmn:inputExpression>dmn:text', { within: ['dmn:inputExpression'], attributes: {}, text: 'variable' }),
  ...rulesOf('dmn:inputValues>dmn:text dmn:outputValues>dmn:text', {
    within: ['dmn:inputValues', 'dmn:outputValues'],
    attributes: {},
    text: 'answerList',
  }),
  ...rulesOf('dmn:inputEntry>dmn:text', { within: ['dmn:inputEntry'], attributes: {}, text: 'conditionCell' }),
  ...rulesOf('dmn:outputEntry>dmn:text dmn:defaultOutputEntry>dmn:text', {
    within: ['dmn:outputEntry', 'dmn:defaultOutputEntry'],
    attributes: {},
    text: 'answerCell',
  }),
]);
