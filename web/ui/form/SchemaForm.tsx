import { useMemo, useRef, useState } from 'react';
import { Alert } from '@mantine/core';
import {
  getUiOptions,
  type Experimental_DefaultFormStateBehavior,
  type RJSFSchema,
  type RJSFValidationError,
  type UiSchema,
} from '@rjsf/utils';
import type { Form, PreparedForm } from '#contract/tasks';
import { ApiError, messageOf } from '../api/api-error.ts';
import { DateSettings } from './DateSettings.tsx';
import { ErrorSummary, type SummaryError } from './ErrorSummary.tsx';
import { describeField } from './field-label.ts';
import { mergeChoices, type Choices } from './choices.ts';
import type { FormContext } from './form-context.ts';
import { FormFooter } from './FormFooter.tsx';
import { FormSkeleton } from './FormSkeleton.tsx';
import { HintList } from './HintList.tsx';
import { LeaveGuard } from './LeaveGuard.tsx';
import { dropNoise, nameMissing } from './messages.ts';
import { fieldId, parsePointer, parseProperty, remainingErrors, toErrorSchema } from './pointers.ts';
import { ThemedForm } from './theme.ts';
import { translateString } from './translate.ts';
import { useAutosave } from './use-autosave.ts';
import { useHints, type AskHints } from './use-hints.ts';
import { useValidator } from './validator.ts';

interface SchemaFormProps {
  readonly form: Form;
  readonly prepared: PreparedForm;
  /** The case to which the form uploads its documents. */
  readonly caseId?: string | undefined;
  readonly draft?: { readonly data: Readonly<Record<string, unknown>>; readonly savedAt: string } | undefined;
  readonly isReadOnly?: boolean;
  readonly defaultSubmitText: string;
  /** Stores a draft and answers when it was stored; absent for forms that have none. */
  readonly saveDraft?: ((data: unknown) => Promise<string>) | undefined;
  /** Asks the server for notes on unfinished data; absent for forms that have none. */
  readonly askHints?: AskHints | undefined;
  readonly submit: (data: unknown) => Promise<void>;
}

interface Refusal {
  readonly message: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly submitted: unknown;
}

/** RJSF would choose the first of several constants by itself: a level or a kinship that nobody chose must stay empty. */
const NO_GUESSES = {
  constAsDefaults: 'never',
  emptyObjectFields: 'populateRequiredDefaults',
  arrayMinItems: { populate: 'requiredOnly', computeSkipPopulate: (_validator, schema) => !hasRows(schema) },
} satisfies Experimental_DefaultFormStateBehavior;

/** A table that needs a row opens with one; a list of choices must not open with an empty choice. */
function hasRows({ items }: RJSFSchema): boolean {
  return typeof items === 'object' && !Array.isArray(items) && items.type === 'object';
}

/** Any form of `forms/`: controls from the schema, one validation in the browser and on the server, errors at their fields. */
export function SchemaForm(props: SchemaFormProps) {
  const validator = useValidator(props.form);
  const schema: RJSFSchema = props.form.schema;
  const uiSchema: UiSchema = useMemo(() => ({ ...props.form.ui, 'ui:submitButtonOptions': { norender: true } }), [props.form.ui]);
  const initial = props.draft?.data ?? props.prepared.initial;
  const latest = useRef<unknown>(initial);
  const [attempt, setAttempt] = useState(0);
  const [ownErrors, setOwnErrors] = useState<readonly RJSFValidationError[]>([]);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isSubmitting, setIsSubmitting] = useState(false);
  const [isTouched, setIsTouched] = useState(false);
  const autosave = useAutosave(props.saveDraft, props.draft?.savedAt);
  const { hints, note: noteForHints } = useHints(props.isReadOnly === true ? undefined : props.askHints, initial);
  const [offered, setOffered] = useState<Choices>({});
  const formContext = useMemo(
    (): FormContext => ({
      choices: mergeChoices(props.prepared.choices, offered),
      caseId: props.caseId,
      readData: () => latest.current,
      offer: (list, choice) => setOffered((lists) => ({ ...lists, [list]: [choice, ...(lists[list] ?? [])] })),
    }),
    [props.prepared.choices, props.caseId, offered],
  );
  const extraErrors = useMemo(() => (refusal === undefined ? undefined : toErrorSchema(refusal.fields)), [refusal]);

  if (validator === undefined) return <FormSkeleton />;

  function noteChange(data: unknown, errors: readonly RJSFValidationError[], fieldId: string | undefined): void {
    latest.current = data;
    // Without a field it is RJSF filling in defaults when the form opens: nobody's work, and no draft.
    if (fieldId === undefined) return;
    setIsTouched(true);
    autosave.note(data);
    noteForHints(data);
    if (attempt > 0) setOwnErrors(errors);
    if (refusal !== undefined) setRefusal({ ...refusal, fields: remainingErrors(refusal.fields, refusal.submitted, data) });
  }

  async function send(data: unknown): Promise<void> {
    if (isSubmitting) return;
    setIsSubmitting(true);
    setOwnErrors([]);
    setRefusal(undefined);
    try {
      await props.submit(data);
      autosave.discard();
      setIsTouched(false);
    } catch (error) {
      setRefusal({ message: messageOf(error), fields: error instanceof ApiError ? error.fields : {}, submitted: data });
      setAttempt((count) => count + 1);
    } finally {
      setIsSubmitting(false);
    }
  }

  const summary = [...summariseOwn(schema, ownErrors), ...summariseRefusal(schema, refusal)];
  const submitText = getUiOptions(props.form.ui).submitButtonOptions?.submitText ?? props.defaultSubmitText;
  return (
    <DateSettings>
      <LeaveGuard
        hasUnsaved={isTouched && !['clean', 'saved'].includes(autosave.state)}
        trySave={props.saveDraft === undefined ? () => Promise.resolve(false) : autosave.flush}
      />
      <ErrorSummary errors={summary} attempt={attempt} />
      <ThemedForm
        schema={schema}
        uiSchema={uiSchema}
        validator={validator}
        initialFormData={initial}
        formContext={formContext}
        {...(extraErrors === undefined ? {} : { extraErrors })}
        readonly={props.isReadOnly ?? false}
        translateString={translateString}
        transformErrors={(errors) => nameMissing(schema, dropNoise(errors))}
        liveValidate={attempt > 0 ? 'onChange' : false}
        omitExtraData
        experimental_defaultFormStateBehavior={NO_GUESSES}
        noHtml5Validate
        showErrorList={false}
        onChange={(event, id) => noteChange(event.formData, event.errors, id)}
        onSubmit={(event) => void send(event.formData)}
        onError={(errors) => {
          setOwnErrors(errors);
          setRefusal(undefined);
          setAttempt((count) => count + 1);
        }}
      >
        {props.isReadOnly === true ? (
          <></>
        ) : (
          <>
            <HintList schema={schema} hints={hints} />
            <FormFooter
              submitText={submitText}
              isSubmitting={isSubmitting}
              autosave={props.saveDraft === undefined ? undefined : autosave}
            />
          </>
        )}
      </ThemedForm>
      {props.isReadOnly === true ? (
        <Alert mt="md" color="gray" role="note">
          Форма открыта только для чтения.
        </Alert>
      ) : null}
    </DateSettings>
  );
}

function summariseOwn(schema: RJSFSchema, errors: readonly RJSFValidationError[]): SummaryError[] {
  return errors.map((error) => {
    const parts = parseProperty(error.property ?? '');
    const message = error.message ?? '';
    // «Заполните поле «…»» names the field itself.
    const label = error.name === 'required' ? describeField(schema, parts.slice(0, -1)) : describeField(schema, parts);
    return { fieldId: fieldId(parts), label, message };
  });
}

function summariseRefusal(schema: RJSFSchema, refusal: Refusal | undefined): SummaryError[] {
  if (refusal === undefined) return [];
  const fields = Object.entries(refusal.fields).map(([pointer, message]) => {
    const parts = parsePointer(pointer);
    return { fieldId: fieldId(parts), label: describeField(schema, parts), message };
  });
  return fields.length > 0 ? fields : [{ fieldId: 'root', label: '', message: refusal.message }];
}
