import { useState } from 'react';
import { Checkbox, Radio, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { PersonRef } from '#contract/common';
import type { ConsentKind } from '#contract/relations';
import { ApiError } from '../../../../api/api-error.ts';
import { documentsQuery } from '../../../../api/use-cases.ts';
import { useRecordConsent } from '../../../../api/use-relations.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';
import { CONSENT_DOCUMENT, CONSENT_KIND_NAMES } from '../../../../text/relations.ts';

interface ConsentFormProps {
  readonly caseId: string;
  readonly persons: readonly PersonRef[];
  readonly onClose: () => void;
}

const KINDS: readonly ConsentKind[] = ['processing', 'exchange'];

/** A consent of one person, or the law by which none is needed. */
export function ConsentForm({ caseId, persons, onClose }: ConsentFormProps) {
  const [personId, setPersonId] = useState<string | null>(persons[0]?.id ?? null);
  const [kinds, setKinds] = useState<readonly ConsentKind[]>(KINDS);
  const [basis, setBasis] = useState<'consent' | 'law'>('consent');
  const [lawText, setLawText] = useState('');
  const [given, setGiven] = useState<string>();
  const [documentId, setDocumentId] = useState<string | null>(null);
  const scans = (useQuery(documentsQuery(caseId)).data?.items ?? []).filter(({ kind }) => kind === CONSENT_DOCUMENT);
  const save = useRecordConsent(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const givenOn = given === undefined ? undefined : parseRuDate(given);

  function submit(): void {
    if (personId === null || givenOn === undefined) return;
    save.mutate(
      {
        ...{ personId, kinds: [...kinds], basis, givenOn },
        ...(basis === 'law' && { lawText }),
        ...(documentId !== null && { documentId }),
      },
      {
        onSuccess: () => {
          notifications.show({ message: 'Согласие внесено' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={personId !== null && kinds.length > 0 && givenOn !== undefined && (basis === 'consent' || lawText.trim() !== '')}
      submitText="Внести"
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label="Кто даёт"
        required
        data={persons.map(({ id, name }) => ({ value: id, label: name }))}
        value={personId}
        error={fields['/personId']}
        onChange={setPersonId}
      />
      <Checkbox.Group
        label="На что"
        required
        value={[...kinds]}
        error={fields['/kinds']}
        onChange={(chosen) => setKinds(KINDS.filter((kind) => chosen.includes(kind)))}
      >
        <Stack gap={4} mt={4}>
          {KINDS.map((kind) => (
            <Checkbox key={kind} value={kind} label={CONSENT_KIND_NAMES[kind]} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Radio.Group label="Основание" required value={basis} onChange={(value) => setBasis(value === 'law' ? 'law' : 'consent')}>
        <Stack gap={4} mt={4}>
          <Radio value="consent" label="согласие" />
          <Radio value="law" label="закон: согласие не требуется" />
        </Stack>
      </Radio.Group>
      {basis === 'law' ? (
        <TextInput
          label="Закон и статья"
          required
          value={lawText}
          error={fields['/lawText']}
          onChange={(event) => setLawText(event.currentTarget.value)}
        />
      ) : null}
      <DateField name="Дата" label="Дата" required w={180} value={given} error={fields['/givenOn']} onChange={setGiven} />
      <Select
        label="Скан согласия"
        description="Сканы загружают на вкладке «Документы»"
        clearable
        data={scans.map(({ id, originalName }) => ({ value: id, label: originalName }))}
        value={documentId}
        error={fields['/documentId']}
        nothingFoundMessage="Сканов согласий нет"
        onChange={setDocumentId}
      />
    </DialogForm>
  );
}
