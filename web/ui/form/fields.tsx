import { getDefaultRegistry } from '@rjsf/core';
import { getUiOptions, type FieldProps, type UiSchema } from '@rjsf/utils';
import { AlgorithmPicker } from './AlgorithmPicker.tsx';
import { choiceListName } from './choices.ts';

const { fields: core } = getDefaultRegistry();
const LONG_TEXT_FROM = 300;

/** Chooses the control of a text field by its schema, so that authors of forms need not repeat it in the ui file. */
function StringField(props: FieldProps) {
  const Field = core['StringField'];
  return Field === undefined ? null : <Field {...props} uiSchema={{ ...props.uiSchema, ...widgetOf(props) }} />;
}

function widgetOf({ schema, uiSchema }: FieldProps): UiSchema {
  const named = getUiOptions(uiSchema).widget;
  // A prepared list is always chosen from, whatever control the ui file names for plain text.
  if (schema['x-document'] !== undefined) return { 'ui:widget': 'document' };
  if (choiceListName(schema) !== undefined) return { 'ui:widget': named === 'radio' || named === 'hidden' ? named : 'select' };
  const isLong = schema.format === undefined && schema.enum === undefined && (schema.maxLength ?? 0) >= LONG_TEXT_FROM;
  return named === undefined && isLong ? { 'ui:widget': 'textarea' } : {};
}

/** An array whose items come from a prepared list is one control, a checklist, not a table of single selects. */
function ArrayField(props: FieldProps) {
  const Field = core['ArrayField'];
  if (Field === undefined) return null;
  const isChecklist = choiceListName(props.schema) !== undefined;
  const uiSchema = isChecklist
    ? { ...props.uiSchema, 'ui:widget': getUiOptions(props.uiSchema).widget ?? 'checklist' }
    : props.uiSchema;
  return (
    <>
      <Field {...props} {...(uiSchema === undefined ? {} : { uiSchema })} />
      {getUiOptions(props.uiSchema)['picker'] === 'algorithm' ? <AlgorithmPicker {...props} /> : null}
    </>
  );
}

export const fields = { StringField, ArrayField };
