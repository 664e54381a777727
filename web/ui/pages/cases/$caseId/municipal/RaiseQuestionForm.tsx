import { useState } from 'react';
import { MultiSelect, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../../../../api/api-error.ts';
import { documentsQuery } from '../../../../api/use-cases.ts';
import { useRaiseMunicipalQuestion } from '../../../../api/use-municipal.ts';
import { DialogForm } from '../../../../components/DialogForm.tsx';

/** The curator or the head proposes a question; the director decides whether it is brought out (T-103). */
export function RaiseQuestionForm({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const [question, setQuestion] = useState('');
  const [addressees, setAddressees] = useState('');
  const [materials, setMaterials] = useState('');
  const [documentIds, setDocumentIds] = useState<string[]>([]);
  const { data } = useQuery(documentsQuery(caseId));
  const save = useRaiseMunicipalQuestion(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};

  function submit(): void {
    save.mutate(
      { question, addressees, documentIds, ...(materials.trim() !== '' && { materials }) },
      {
        onSuccess: ({ number }) => {
          notifications.show({ message: `Вопрос № ${number} передан директору` });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={question.trim() !== '' && addressees.trim() !== ''}
      submitText="Передать директору"
      onSubmit={submit}
      onClose={onClose}
    >
      <Text size="sm">Сроки дела не приостанавливаются, решение консилиума носит рекомендательный характер.</Text>
      <Textarea
        label="В чём сложность"
        required
        autosize
        minRows={4}
        value={question}
        error={fields['/question']}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <Textarea
        label="Каких органов и организаций касается"
        required
        autosize
        minRows={2}
        value={addressees}
        error={fields['/addressees']}
        onChange={(event) => setAddressees(event.currentTarget.value)}
      />
      <Textarea
        label="Материалы"
        autosize
        minRows={2}
        value={materials}
        error={fields['/materials']}
        onChange={(event) => setMaterials(event.currentTarget.value)}
      />
      <MultiSelect
        label="Документы дела"
        placeholder="Выберите"
        data={(data?.items ?? [])
          .filter(({ mayOpen }) => mayOpen)
          .map(({ id, originalName, kind }) => ({ value: id, label: `${originalName} (${kind})` }))}
        value={documentIds}
        error={fields['/documentIds']}
        onChange={setDocumentIds}
      />
    </DialogForm>
  );
}
