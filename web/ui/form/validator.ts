import { useQuery } from '@tanstack/react-query';
import { createPrecompiledValidator } from '@rjsf/validator-ajv8';
import type { RJSFSchema, ValidatorType } from '@rjsf/utils';
import { builtForms } from 'virtual:forms';
import { localizeErrors } from './messages.ts';

/** The server judges alone: used when the form is newer than this build of the pages. */
const serverOnlyValidator: ValidatorType = {
  validateFormData: () => ({ errors: [], errorSchema: {} }),
  rawValidation: () => ({ errors: [] }),
  isValid: () => true,
};

interface FormVersion {
  readonly key: string;
  readonly version: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

/** The functions compiled from the very schema that the server will check with, when this build has that version. */
export function useValidator(form: FormVersion): ValidatorType | undefined {
  const { data } = useQuery({
    queryKey: ['form-validator', form.key, form.version],
    queryFn: () => loadValidator(form),
    staleTime: Infinity,
    retry: 1,
  });
  return data;
}

async function loadValidator(form: FormVersion): Promise<ValidatorType> {
  const built = builtForms[form.key];
  if (built?.version !== form.version) return serverOnlyValidator;
  const { default: functions } = await built.load();
  const schema: RJSFSchema = form.schema;
  return createPrecompiledValidator(functions, schema, localizeErrors);
}
