import { describe, expect, test } from 'vitest';
import { readXml } from '#engine/diagram-check/read-xml';

const BPMN = 'xmlns:b="http://www.omg.org/spec/BPMN/20100524/MODEL"';
const CAMUNDA = 'xmlns:c="http://camunda.org/schema/1.0/bpmn"';
const read = (xml: string) => readXml(xml, { element: undefined });

describe('what every reader understands alike is read', () => {
  test('names come in our own prefixes, whatever the file calls them', () => {
    const root = read(`<b:task ${BPMN} ${CAMUNDA} id="A" c:topic="x"/>`);

    expect(root.name).toBe('bpmn:task');
    expect([...root.attributes]).toEqual([
      ['id', 'A'],
      ['camunda:topic', 'x'],
    ]);
  });

  test('a default namespace names elements and not attributes', () => {
    const root = read('<task xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="A"><x xmlns=""/></task>');

    expect([root.name, [...root.attributes.keys()], root.children[0]?.name]).toEqual(['bpmn:task', ['id'], 'x']);
  });

  test('texts around comments, in CDATA and in references are one text', () => {
    expect(read('<a>${<!-- hidden -->x<![CDATA[.y]]>&#40;&#x29;&amp;}</a>').text).toBe('${x.y()&}');
  });

  test('the declaration, a byte order mark, both kinds of quotes and blanks are understood', () => {
    const root = read(`\ufeff<?xml version="1.0" encoding="UTF-8"?>\r\n<a b = '"' c="'\n"\r\n><d /></a >\n<!-- end -->`);

    expect([...root.attributes.values(), root.children.length, root.children[0]?.line]).toEqual(['"', "' ", 1, 4]);
  });
});

test.each([
  ['a document type', '<!DOCTYPE a><a/>'],
  ['an entity declaration inside', '<a><!ENTITY x "y"></a>'],
  ['an entity of its own', '<a>&x;</a>'],
  ['an ampersand alone', '<a>a & b</a>'],
  ['a reference to no character', '<a>&#0;</a>'],
  ['half of a pair', '<a>\ud800</a>'],
  ['a control character', '<a>\u0001</a>'],
  ['a processing instruction', '<?xml-stylesheet href="x.xsl"?><a/>'],
  ['another version', '<?xml version="1.1"?><a/>'],
  ['another encoding', '<?xml version="1.0" encoding="UTF-16"?><a/>'],
  ['an attribute twice', '<a b="1" b="2"/>'],
  ['an attribute twice under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
  ['an attribute without quotes', '<a b=1/>'],
  ['a tag inside an attribute', '<a b="<"/>'],
  ['an undeclared prefix', '<p:a/>'],
  ['a prefix declared away', '<a xmlns:p="u"><b xmlns:p=""><p:c/></b></a>'],
  ['a prefix that is XML’s own', '<a xmlns:xml="u"/>'],
  ['a wrong closing tag', '<a></b>'],
  ['an open element', '<a><b></a>'],
  ['an end without a beginning', '</a>'],
  ['a second root', '<a/><b/>'],
  ['text after the root', '<a/>b'],
  ['a comment that does not end', '<a><!-- -- --></a>'],
  ['an end of CDATA in a text', '<a>]]></a>'],
  ['nothing', ''],
  ['a cut', '<a><b c="'],
])('%s is refused', (_case, xml) => {
  expect(() => read(xml)).toThrow(expect.objectContaining({ name: 'XmlProblem' }));
});

test('the place of a fault is the element that was being read', () => {
  const place = { element: undefined as ReturnType<typeof read> | undefined };

  expect(() => readXml('<a>\n<b id="B">\n&x;</b></a>', place)).toThrow(expect.objectContaining({ line: 3 }));

  expect(place.element?.attributes.get('id')).toBe('B');
});
