import type { ElementRule, ElementRules } from './element-rule.ts';
import { isAllowedValue, wordKind } from './value-kinds.ts';
import { problemAt, show, walk, type DiagramProblem, type XmlElement } from './xml-element.ts';

/** Everything in the file that no rule allows: elements, their places, attributes, values and texts. */
export function checkElements(root: XmlElement, rules: ElementRules): readonly DiagramProblem[] {
  return [...walk(root)].flatMap((element) => {
    const rule = rules.get(`${element.parent?.name ?? ''}>${element.name}`) ?? rules.get(element.name);
    if (!rule) return [problemAt(element, `Недопустимый элемент: ${show(element.name)}`)];
    return [...checkPlace(element, rule), ...checkAttributes(element, rule), ...checkText(element, rule)];
  });
}

function checkPlace(element: XmlElement, rule: ElementRule): readonly DiagramProblem[] {
  const isMissingId = rule.needsId && !element.attributes.get('id');
  const parent = element.parent?.name ?? '';
  return [
    ...(rule.within.includes(parent)
      ? []
      : [problemAt(element, `Элемент ${element.name} не может стоять внутри ${show(parent) || 'файла'}`)]),
    ...(isMissingId ? [problemAt(element, `У элемента ${element.name} нет идентификатора (строка ${element.line})`)] : []),
  ];
}

function checkAttributes(element: XmlElement, rule: ElementRule): readonly DiagramProblem[] {
  return [...element.attributes].flatMap(([name, value]) => {
    const kind = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined;
    if (kind === undefined) return [problemAt(element, `Недопустимое свойство: ${show(name)} элемента ${element.name}`)];
    if (isAllowedValue(kind, value)) return [];
    return [problemAt(element, `Недопустимое значение свойства ${name}: «${show(value)}»; допускается ${wordKind(kind)}`)];
  });
}

function checkText(element: XmlElement, { text: kind }: ElementRule): readonly DiagramProblem[] {
  // The engine cuts blanks off as well.
  const text = element.text.trim();
  if (kind === undefined) {
    return text === '' ? [] : [problemAt(element, `Элемент ${element.name} не может содержать текст`)];
  }
  if (isAllowedValue(kind, text)) return [];
  return [problemAt(element, `Недопустимый текст элемента ${element.name}: «${show(text)}»; допускается ${wordKind(kind)}`)];
}
