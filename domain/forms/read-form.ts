import { createHash } from 'node:crypto';
import { DomainError, notFound } from '#domain/errors';
import { readProjectFile, hasProjectFile } from '#domain/project-files';
import { z } from 'zod';

/** A form as people fill it: its JSON Schema, how it is laid out, and the version that a submission must name. */
export interface Form {
  readonly key: string;
  /** First 12 hex digits of the SHA-256 of the schema file. */
  readonly version: string;
  readonly schema: FormSchema;
  readonly ui: Readonly<Record<string, unknown>>;
}

export type FormSchema = Readonly<Record<string, unknown>>;

const jsonObject = z.record(z.string(), z.unknown());
const formKey = /^[a-z0-9-]{1,64}$/;

/** Files of the project do not change while a process runs, so each is read once. */
const known = new Map<string, Form>();

/** The form behind a form key of a diagram. */
export function getForm(key: string): Form {
  const form = known.get(key) ?? readForm(key);
  known.set(key, form);
  return form;
}

/** Refuses data that was filled in an older edition of the form: its fields may have meant something else. */
export function checkFormVersion(form: Form, version: string): void {
  if (form.version === version) return;
  throw new DomainError('STALE_FORM', 'Форма изменилась. Откройте задачу заново: введенные данные сохранены в черновике.', {
    formKey: form.key,
    currentVersion: form.version,
  });
}

function readForm(key: string): Form {
  if (!formKey.test(key) || !hasProjectFile('forms', `${key}.schema.json`)) throw notFound('Такой формы нет.');
  const text = readProjectFile('forms', `${key}.schema.json`);
  const ui = hasProjectFile('forms', `${key}.ui.json`) ? readProjectFile('forms', `${key}.ui.json`) : '{}';
  return {
    key,
    version: createHash('sha256').update(text).digest('hex').slice(0, 12),
    schema: jsonObject.parse(JSON.parse(text)),
    ui: jsonObject.parse(JSON.parse(ui)),
  };
}
