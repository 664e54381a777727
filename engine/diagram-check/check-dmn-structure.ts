import { checkIds, indexIds } from './check-ids.ts';
import { childrenOf, problemAt, walk, type DiagramProblem, type XmlElement } from './xml-element.ts';

/** What the parts of a decision file must have among themselves. */
export function checkDmnStructure(root: XmlElement): readonly DiagramProblem[] {
  const known = indexIds(root);
  const elements = [...walk(root)];
  const tables = elements.filter(({ name }) => name === 'dmn:decisionTable');
  return [
    ...checkIds(root, known),
    ...(tables.length === 0 ? [problemAt(root, 'В файле нет таблицы решений')] : []),
    ...tables.flatMap(checkTable),
    ...elements.flatMap((element) => checkReference(element, known)),
  ];
}

function checkTable(table: XmlElement): readonly DiagramProblem[] {
  const inputs = childrenOf(table, 'dmn:input');
  const outputs = childrenOf(table, 'dmn:output');
  return [
    ...(inputs.length === 0 ? [problemAt(table, 'В таблице нет входных столбцов')] : []),
    ...(outputs.length === 0 ? [problemAt(table, 'В таблице нет выходных столбцов')] : []),
    ...outputs.filter(({ attributes }) => !attributes.get('name')).map((output) => problemAt(output, 'У столбца нет имени')),
    ...inputs
      .filter((input) => childrenOf(input, 'dmn:inputExpression').length !== 1)
      .map((input) => problemAt(input, 'У столбца нет переменной')),
    ...childrenOf(table, 'dmn:rule')
      .filter((rule) => !hasCells(rule, inputs.length, outputs.length))
      .map((rule) => problemAt(rule, `В строке должно быть ячеек: ${inputs.length} входных и ${outputs.length} выходных`)),
  ];
}

function hasCells(rule: XmlElement, inputs: number, outputs: number): boolean {
  return childrenOf(rule, 'dmn:inputEntry').length === inputs && childrenOf(rule, 'dmn:outputEntry').length === outputs;
}

function checkReference(element: XmlElement, known: ReadonlyMap<string, XmlElement>): readonly DiagramProblem[] {
  const meant = element.attributes.get('href')?.slice(1) ?? element.attributes.get('dmnElementRef');
  if (meant === undefined || known.has(meant)) return [];
  return [problemAt(element, `Указан «${meant}», а такого элемента нет`)];
}
