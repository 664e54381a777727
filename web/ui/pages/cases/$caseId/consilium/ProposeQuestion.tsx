import { useState } from 'react';
import { Button, Group, Modal, Select, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CaseStatus } from '#contract/common';
import type { ProposeQuestionsRequest } from '#contract/sessions';
import { ApiError } from '../../../../api/api-error.ts';
import { useProposeQuestions } from '../../../../api/use-consilium.ts';
import { DialogForm } from '../../../../components/DialogForm.tsx';

type Question = ProposeQuestionsRequest['question'];

const EARLY: readonly { value: Question; label: string }[] = [
  { value: 'need-and-level', label: 'Потребность и уровень вместе' },
  { value: 'need', label: 'Потребность в сопровождении' },
  { value: 'level', label: 'Уровень сопровождения' },
];
const DURING: readonly { value: Question; label: string }[] = [{ value: 'progress', label: 'Ход реализации ИПССС' }];

/** Asks the consilium beside the process: before the draft is ready, or while the plan runs. */
export function ProposeQuestion({ caseId, status }: { caseId: string; status: CaseStatus }) {
  const [isOpen, setIsOpen] = useState(false);
  const questions = questionsOf(status);
  if (questions.length === 0) return null;
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={() => setIsOpen(true)}>
        Поставить вопрос консилиуму
      </Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title="Вопрос консилиуму">
        <ProposeForm caseId={caseId} questions={questions} onDone={() => setIsOpen(false)} />
      </Modal>
    </Group>
  );
}

/** Which questions a case may put beside its process now. */
export function questionsOf(status: CaseStatus): typeof EARLY {
  if (status === 'preparation') return EARLY;
  return status === 'support' ? DURING : [];
}

interface ProposeFormProps {
  readonly caseId: string;
  readonly questions: typeof EARLY;
  /** What an entry of the diary already says. */
  readonly initial?: { readonly question: Question; readonly note: string };
  readonly onDone: () => void;
}

export function ProposeForm({ caseId, questions, initial, onDone }: ProposeFormProps) {
  const [question, setQuestion] = useState(initial?.question);
  const [note, setNote] = useState(initial?.note ?? '');
  const propose = useProposeQuestions(caseId);
  const fields = propose.error instanceof ApiError ? propose.error.fields : {};

  function submit(): void {
    if (question === undefined) return;
    const text = note.trim();
    propose.mutate(
      { question, ...(text === '' ? {} : { note: text }) },
      {
        onSuccess: () => {
          notifications.show({ message: 'Вопрос ждёт ближайшего заседания' });
          onDone();
        },
      },
    );
  }

  return (
    <DialogForm
      error={propose.error}
      isPending={propose.isPending}
      isFilled={question !== undefined}
      submitText="Поставить вопрос"
      cancelText="Не ставить"
      onSubmit={submit}
      onClose={onDone}
    >
      <Select
        label="О чём"
        required
        placeholder="Выберите вопрос"
        data={[...questions]}
        value={question ?? null}
        error={fields['/question']}
        onChange={(value) => setQuestion(questions.find((known) => known.value === value)?.value)}
      />
      <Textarea
        label="Что важно знать консилиуму"
        autosize
        minRows={3}
        value={note}
        error={fields['/note']}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
