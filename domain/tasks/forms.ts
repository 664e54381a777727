import { collectDocumentsForm } from '#domain/assessment/collect-documents-form';
import { homeSurveyForm } from '#domain/assessment/home-survey-form';
import { initialDiagnosticsForm } from '#domain/assessment/initial-diagnostics-form';
import { recordMethodsForm } from '#domain/assessment/record-methods-form';
import { assignCuratorForm } from '#domain/curators/assign-curator-form';
import { intakePackageForm } from '#domain/intake/intake-package-form';
import { packageFollowUpForm } from '#domain/intake/package-follow-up-form';
import type { TaskForm } from './task-form.ts';

/** Every form key of a user task with what stands behind it; a test compares the list with the diagrams and the files of `forms/`. */
export const taskForms: readonly TaskForm[] = [
  // I приём документации
  intakePackageForm,
  packageFollowUpForm,
  // II закрепление куратора
  assignCuratorForm,
  // III сбор и анализ информации
  collectDocumentsForm,
  homeSurveyForm,
  recordMethodsForm,
  initialDiagnosticsForm,
];

const byKey = new Map(taskForms.map((form) => [form.formKey, form]));

/** What stands behind a form key of a diagram; a key without it is a mistake of the release and fails loudly. */
export function getTaskForm(formKey: string): TaskForm {
  const form = byKey.get(formKey);
  if (!form) throw new Error(`no task form is registered for the key "${formKey}"`);
  return form;
}
