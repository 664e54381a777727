import { useState } from 'react';
import { FileInput, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../../api/api-error.ts';
import { useUploadDocument } from '../../../../api/use-cases.ts';
import { useRefusePostSupport } from '../../../../api/use-completion.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

/** The written refusal of post-support with its scan; the observations end and the final note follows (AMB-18). */
export function RefusalForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [day, setDay] = useState<string>();
  const [file, setFile] = useState<File | null>(null);
  const upload = useUploadDocument(caseId);
  const refuse = useRefusePostSupport(caseId);
  const error = upload.error ?? refuse.error;
  const fields = error instanceof ApiError ? error.fields : {};
  const refusedOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (file === null || refusedOn === undefined) return;
    // A scan that is up already is not sent again when only the date was wrong.
    if (upload.data === undefined) upload.mutate(scanOf(file), { onSuccess: ({ documentId }) => send(refusedOn, documentId) });
    else send(refusedOn, upload.data.documentId);
  }

  function send(on: string, documentId: string): void {
    refuse.mutate(
      { refusedOn: on, documentId },
      {
        onSuccess: () => {
          notifications.show({ message: 'Отказ внесён. Составьте итоговую запись' });
          onClose();
        },
      },
    );
  }

  function choose(chosen: File | null): void {
    upload.reset();
    setFile(chosen);
  }

  return (
    <DialogForm
      error={error}
      isPending={upload.isPending || refuse.isPending}
      isFilled={file !== null && refusedOn !== undefined}
      submitText="Внести отказ"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        Наблюдения закончатся, куратор получит задачу «Составить итоговую запись».
      </Text>
      <DateField
        name="Дата отказа"
        label="Дата отказа"
        required
        w={180}
        value={day}
        error={fields['/refusedOn']}
        onChange={setDay}
      />
      <FileInput
        label="Скан письменного отказа"
        placeholder="Выберите файл"
        required
        clearable
        clearButtonProps={{ 'aria-label': 'Убрать файл' }}
        value={file}
        error={fields['/documentId'] ?? fields['/file']}
        onChange={choose}
      />
    </DialogForm>
  );
}

const scanOf = (file: File) => ({ file, fields: { kind: 'family-refusal', confidentiality: 'confidential' as const } });
