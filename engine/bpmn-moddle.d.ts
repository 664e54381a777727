/** The part of the package that reads diagrams; it brings types of BPMN but none of its own reader. */
declare module 'bpmn-moddle' {
  export interface ModdleProperty {
    readonly name: string;
    readonly ns: { readonly name: string; readonly localName: string };
  }

  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    /** Attributes that neither BPMN nor an extension knows; a generic element has none of these lists. */
    readonly $attrs?: Readonly<Record<string, string>>;
    readonly $descriptor: { readonly properties?: readonly ModdleProperty[] };
    $instanceOf(type: string): boolean;
    get(name: string): unknown;
  }

  export class BpmnModdle {
    constructor(extensions?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly { readonly message: string }[] }>;
  }
}
