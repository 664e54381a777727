import { withTheme } from '@rjsf/core';
import { fields } from './fields.tsx';
import { ArrayItemTemplate } from './templates/ArrayItemTemplate.tsx';
import { ArrayTemplate } from './templates/ArrayTemplate.tsx';
import { FieldTemplate, NoTemplate } from './templates/FieldTemplate.tsx';
import { ObjectTemplate } from './templates/ObjectTemplate.tsx';
import { BaseInput } from './widgets/BaseInput.tsx';
import { CheckboxWidget } from './widgets/CheckboxWidget.tsx';
import { Checklist } from './widgets/Checklist.tsx';
import { DocumentWidget } from './widgets/DocumentWidget.tsx';
import { DateTimeWidget } from './widgets/DateTimeWidget.tsx';
import { DateWidget } from './widgets/DateWidget.tsx';
import { RadioWidget } from './widgets/RadioWidget.tsx';
import { RowsWidget } from './widgets/RowsWidget.tsx';
import { SelectWidget } from './widgets/SelectWidget.tsx';
import { TextareaWidget } from './widgets/TextareaWidget.tsx';

/** RJSF with our own controls: every label, hint and error is tied to its control, in Russian, at WCAG AA contrast. */
export const ThemedForm = withTheme({
  fields,
  templates: {
    ArrayFieldTemplate: ArrayTemplate,
    ArrayFieldItemTemplate: ArrayItemTemplate,
    BaseInputTemplate: BaseInput,
    FieldTemplate,
    FieldErrorTemplate: NoTemplate,
    FieldHelpTemplate: NoTemplate,
    ObjectFieldTemplate: ObjectTemplate,
  },
  widgets: {
    CheckboxWidget,
    CheckboxesWidget: Checklist,
    checklist: Checklist,
    multiselect: Checklist,
    DateWidget,
    document: DocumentWidget,
    DateTimeWidget,
    RadioWidget,
    rows: RowsWidget,
    SelectWidget,
    TextareaWidget,
  },
});
