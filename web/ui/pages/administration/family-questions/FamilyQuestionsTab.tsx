import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { questionSetsQuery } from '../../../api/use-reviews.ts';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { QuestionsForm } from './QuestionsForm.tsx';

/** The questions put to families in stage VI: the version in use can be followed by another, earlier ones stay readable (T-163). */
export function FamilyQuestionsTab() {
  const { data, error, refetch } = useQuery(questionSetsQuery);
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  const [current, ...earlier] = data?.items ?? [];
  if (current === undefined) return null;
  return (
    <Stack gap="md">
      <QuestionsForm key={current.version} current={current} />
      {earlier.map(({ version, questions }) => (
        <Section key={version} title={`Версия ${version}`}>
          <Text size="sm" c="dimmed" mb="xs">
            Анкеты, заполненные по этой версии, показываются с этими вопросами.
          </Text>
          <ul className="app-plain-list">
            {questions.map(({ code, text }) => (
              <li key={code}>
                <Text size="sm">{text}</Text>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </Stack>
  );
}
