/** The part of the package that reads diagrams; it brings types of BPMN but none of its own reader. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    $instanceOf(type: string): boolean;
    get(name: string): unknown;
  }

  export class BpmnModdle {
    constructor(extensions?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ rootElement: ModdleElement; warnings: readonly { readonly message: string }[] }>;
  }
}
