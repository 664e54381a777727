import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { invalidInput } from '#domain/errors';
import type { Choice } from '#domain/tasks/task-form';
import { findWrongChoices } from './choices.ts';
import { describeErrors } from './form-messages.ts';
import type { Form } from './read-form.ts';

const ajv = new Ajv({
  allErrors: true,
  // A form is written by people: a misspelt keyword must fail at once, not be ignored for ever.
  strict: true,
  // Conditions (`if` … `then`) name only what they add, not again the type and the properties that stand beside them.
  strictTypes: false,
  strictRequired: false,
  $data: false,
  verbose: true,
});
addFormats(ajv, ['date', 'date-time', 'email', 'uuid']);
ajv.addKeyword({ keyword: 'x-message', schemaType: 'string' });
ajv.addKeyword({ keyword: 'x-choices', schemaType: 'string' });
// The browser offers an upload under this kind beside the list; what counts is still the list.
ajv.addKeyword({ keyword: 'x-document', schemaType: 'string' });
// A branch hides what its answers make superfluous; who reads the data leaves such fields behind.
ajv.addKeyword({ keyword: 'x-hidden', schemaType: 'boolean' });

const compiled = new Map<string, ValidateFunction>();

/** Refuses data that does not fit the form or chooses what was not offered; the fields are named by JSON pointer. */
export function validateForm(form: Form, data: unknown, choices: Readonly<Record<string, readonly Choice[]>>): void {
  const validate = compileForm(form);
  if (!validate(data)) throw invalidInput('Проверьте отмеченные поля.', describeErrors(validate.errors ?? []));
  const wrong = findWrongChoices(form.schema, data, choices);
  if (Object.keys(wrong).length > 0) throw invalidInput('Проверьте отмеченные поля.', wrong);
}

/** Compiles a form once per version; a schema that does not compile is a mistake of the project and fails loudly. */
export function compileForm(form: Form): ValidateFunction {
  const key = `${form.key}@${form.version}`;
  const validate = compiled.get(key) ?? ajv.compile(form.schema);
  compiled.set(key, validate);
  return validate;
}
