declare module 'virtual:forms' {
  import type { ValidatorFunctions } from '@rjsf/validator-ajv8';

  /** Titles of the fields of a form by property name, and of the values of its enumerations. */
  export interface FormTitles {
    readonly fields: Readonly<Record<string, string>>;
    readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
  }
  export interface BuiltForm {
    readonly version: string;
    load(): Promise<{ default: ValidatorFunctions }>;
    loadTitles(): Promise<{ default: FormTitles }>;
  }
  export const builtForms: Readonly<Record<string, BuiltForm>>;
}
