import { useState, type SubmitEvent } from 'react';
import { Alert, Button, FileInput, Group, Select, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { ApiError, messageOf } from '../../../../api/api-error.ts';
import { useUploadDocument } from '../../../../api/use-cases.ts';
import { Section } from '../../../../components/Section.tsx';
import { CONFIDENTIALITY_NAMES } from '../../../../text/ru.ts';

const LEVELS = ['service', 'confidential', 'strict'] as const;

export function UploadForm({ caseId }: { caseId: string }) {
  const [file, setFile] = useState<File | null>(null);
  const [kind, setKind] = useState('');
  const [confidentiality, setConfidentiality] = useState<(typeof LEVELS)[number]>('service');
  const upload = useUploadDocument(caseId);
  const fields = upload.error instanceof ApiError ? upload.error.fields : {};

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (file === null || upload.isPending) return;
    upload.mutate(
      { file, fields: { kind, confidentiality } },
      {
        onSuccess: () => {
          notifications.show({ message: 'Документ загружен' });
          setFile(null);
          setKind('');
        },
      },
    );
  }

  return (
    <Section title="Загрузить документ">
      {upload.error === null ? null : (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {messageOf(upload.error)}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <FileInput
            label="Файл"
            placeholder="Выберите файл"
            required
            w={280}
            value={file}
            error={fields['/file']}
            onChange={setFile}
            clearable
            clearButtonProps={{ 'aria-label': 'Убрать файл' }}
          />
          <TextInput
            label="Вид документа"
            required
            w={280}
            value={kind}
            error={fields['/kind']}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <Select
            label="Доступ"
            w={230}
            allowDeselect={false}
            data={LEVELS.map((value) => ({ value, label: CONFIDENTIALITY_NAMES[value] }))}
            value={confidentiality}
            onChange={(value) => setConfidentiality(LEVELS.find((level) => level === value) ?? 'service')}
          />
          <Button type="submit" loading={upload.isPending} disabled={file === null || kind.trim() === ''}>
            Загрузить документ
          </Button>
        </Group>
      </form>
    </Section>
  );
}
