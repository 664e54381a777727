import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { QuestionSet } from '#contract/reviews';
import { messageOf } from '../../../api/api-error.ts';
import { useChangeQuestions } from '../../../api/use-reviews.ts';
import { Section } from '../../../components/Section.tsx';

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The questions in use, one in each line; saving makes the next version. */
export function QuestionsForm({ current }: { current: QuestionSet }) {
  const inUse = current.questions.map(({ text }) => text).join('\n');
  const [text, setText] = useState(inUse);
  const change = useChangeQuestions();
  const questions = linesOf(text);
  const isChanged = questions.join('\n') !== inUse;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!isChanged || change.isPending) return;
    change.mutate(
      { questions },
      { onSuccess: ({ version }) => void notifications.show({ message: `Вопросы сохранены, версия ${version}` }) },
    );
  }

  return (
    <Section title={`Анкета семьи, версия ${current.version}`}>
      {change.error === null ? null : (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {messageOf(change.error)}
        </Alert>
      )}
      <form onSubmit={submit}>
        <Textarea
          label="Вопросы"
          description="Каждый вопрос с новой строки, семья оценивает его от 1 до 5. Измененный вопрос считается новым."
          autosize
          minRows={6}
          maxRows={20}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" mt="sm" loading={change.isPending} disabled={!isChanged || questions.length === 0}>
          Сохранить новую версию
        </Button>
      </form>
    </Section>
  );
}
