import { Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { SessionCard } from '#contract/sessions';
import { Section } from '../../../components/Section.tsx';
import { QUESTION_NAMES } from '../../../text/ru.ts';

/** Questions that this session put off; another one decides them. */
export function PostponedQuestions({ questions }: { questions: SessionCard['postponed'] }) {
  if (questions.length === 0) return null;
  return (
    <Section title="Отложены до следующего заседания">
      <Stack component="ul" gap="xs" className="app-plain-list">
        {questions.map((question) => (
          <li key={question.id}>
            <strong>{QUESTION_NAMES[question.kind]}</strong>{' '}
            <Link
              to="/cases/$caseId"
              params={{ caseId: question.case.id }}
            >{`${question.case.number}, ${question.case.family}`}</Link>
            <Text size="sm" c="dimmed">{`Причина: ${question.reason}`}</Text>
            {question.dissents.map(({ member, text }) => (
              <Text key={member.id} size="sm">{`Особое мнение, ${member.name}: ${text}`}</Text>
            ))}
          </li>
        ))}
      </Stack>
    </Section>
  );
}
