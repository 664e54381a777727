/** The package ships types of the BPMN elements, but none for its own entry point. */
declare module 'bpmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $parent?: ModdleElement;
    /** Attributes that no known package declares. */
    readonly $attrs: Readonly<Record<string, unknown>>;
    get(name: string): unknown;
  }

  export class BpmnModdle {
    constructor(packages?: Readonly<Record<string, unknown>>);
    fromXML(xml: string): Promise<{ readonly rootElement: ModdleElement; readonly warnings: readonly Error[] }>;
  }
}
