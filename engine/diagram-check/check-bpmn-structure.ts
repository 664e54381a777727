import { checkBpmnReferences } from './check-bpmn-references.ts';
import { checkIds, indexIds } from './check-ids.ts';
import { childrenOf, problemAt, walk, type DiagramProblem, type XmlElement } from './xml-element.ts';

/** What the parts of a diagram must have among themselves; said here because people need the id of the element at fault. */
export function checkBpmnStructure(root: XmlElement): readonly DiagramProblem[] {
  const known = indexIds(root);
  return [
    ...checkIds(root, known),
    ...checkProcess(root),
    ...[...walk(root)].flatMap((element) => checkElement(element)),
    ...checkBpmnReferences(root, known),
  ];
}

function checkProcess(root: XmlElement): readonly DiagramProblem[] {
  const [process, ...others] = childrenOf(root, 'bpmn:process');
  if (!process) return [problemAt(root, 'В схеме нет процесса')];
  if (others.length > 0) return others.map((other) => problemAt(other, 'Лишний процесс: в схеме должен быть ровно один'));
  if (process.attributes.get('isExecutable') === 'true') return [];
  return [problemAt(process, 'Процесс не помечен исполняемым (isExecutable="true")')];
}

function checkElement(element: XmlElement): readonly DiagramProblem[] {
  const has = (attribute: string) => element.attributes.has(attribute);
  const isWorked = has('camunda:type') && has('camunda:topic');
  const problem = (message: string) => [problemAt(element, message)];
  switch (element.name) {
    case 'bpmn:process':
    case 'bpmn:subProcess':
      return element.children.some(({ name }) => name === 'bpmn:startEvent') ? [] : problem('Нет начального события');
    case 'bpmn:serviceTask':
    case 'bpmn:sendTask':
      return isWorked ? [] : problem('Нужен внешний исполнитель: camunda:type="external" и camunda:topic');
    case 'bpmn:businessRuleTask':
      return isWorked || has('camunda:decisionRef') ? [] : problem('Не указана таблица (camunda:decisionRef)');
    case 'bpmn:callActivity':
      return has('calledElement') ? [] : problem('Не указан вызываемый процесс (calledElement)');
    case 'bpmn:sequenceFlow':
      return has('sourceRef') && has('targetRef') ? [] : problem('У перехода нет начала или конца');
    case 'bpmn:message':
      return element.attributes.get('name') ? [] : problem('У сообщения нет имени');
    case 'bpmn:boundaryEvent':
    case 'bpmn:intermediateCatchEvent':
      return definitionsOf(element) === 1 ? [] : problem('У события должно быть ровно одно определение');
    case 'bpmn:timerEventDefinition':
      return element.children.some(({ name }) => name.startsWith('bpmn:time')) ? [] : problem('Не указано время таймера');
    case 'bpmn:messageEventDefinition':
      return checkMessage(element, isWorked);
    default:
      return [];
  }
}

const THROWING = ['bpmn:endEvent', 'bpmn:intermediateThrowEvent'];

function checkMessage(element: XmlElement, isWorked: boolean): readonly DiagramProblem[] {
  const isThrown = THROWING.includes(element.parent?.name ?? '');
  if (isThrown ? isWorked : element.attributes.has('messageRef')) return [];
  return [problemAt(element, isThrown ? 'Отправке сообщения нужен внешний исполнитель' : 'Не указано сообщение (messageRef)')];
}

function definitionsOf(event: XmlElement): number {
  return event.children.filter(({ name }) => name.endsWith('EventDefinition')).length;
}
