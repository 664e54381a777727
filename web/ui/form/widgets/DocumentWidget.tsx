import { useState } from 'react';
import { Button, FileButton, Group, Text } from '@mantine/core';
import type { WidgetProps } from '@rjsf/utils';
import { messageOf } from '../../api/api-error.ts';
import { useUploadDocument } from '../../api/use-cases.ts';
import { choiceListName } from '../choices.ts';
import { readFormContext } from '../form-context.ts';
import { SelectWidget } from './SelectWidget.tsx';

const ACCEPTED = 'application/pdf,image/jpeg,image/png';

/** A document of the case: one that is there already, or a scan that is uploaded on the spot under the kind of the schema. */
export function DocumentWidget(props: WidgetProps) {
  const { caseId } = readFormContext(props.registry.formContext);
  const isOpen = props.readonly !== true && props.disabled !== true;
  return (
    <>
      <SelectWidget {...props} />
      {caseId !== undefined && isOpen ? <Upload caseId={caseId} field={props} /> : null}
    </>
  );
}

function Upload({ caseId, field }: { caseId: string; field: WidgetProps }) {
  const upload = useUploadDocument(caseId);
  const [refusal, setRefusal] = useState('');

  async function send(file: File | null): Promise<void> {
    if (file === null) return;
    setRefusal('');
    try {
      const fields = { kind: String(field.schema['x-document']), confidentiality: 'confidential' } as const;
      const { documentId } = await upload.mutateAsync({ file, fields });
      const list = choiceListName(field.schema);
      if (list !== undefined) readFormContext(field.registry.formContext).offer?.(list, { value: documentId, label: file.name });
      field.onChange(documentId);
    } catch (error) {
      setRefusal(messageOf(error));
    }
  }

  return (
    <Group gap="xs" mt={6}>
      <FileButton accept={ACCEPTED} onChange={(file) => void send(file)}>
        {(button) => (
          <Button
            {...button}
            size="xs"
            variant="default"
            loading={upload.isPending}
            aria-label={`Загрузить скан: ${field.label}`}
          >
            Загрузить скан
          </Button>
        )}
      </FileButton>
      <Text size="xs" c={refusal === '' ? 'dimmed' : 'error'} role={refusal === '' ? undefined : 'alert'}>
        {refusal === '' ? 'PDF, JPEG или PNG до 20 МБ' : refusal}
      </Text>
    </Group>
  );
}
