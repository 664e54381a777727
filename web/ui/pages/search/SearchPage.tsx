import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { caseListQuery } from '../../api/use-cases.ts';
import { familyListQuery } from '../../api/use-families.ts';
import { useMe } from '../../api/use-me.ts';
import { taskListQuery } from '../../api/use-tasks.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { Section } from '../../components/Section.tsx';
import { useSearchWords } from '../../use-search-words.ts';
import { SearchResults } from './SearchResults.tsx';

const route = getRouteApi('/signed-in/app/search');

/** One search over cases, families and tasks that the person may see. */
export function SearchPage() {
  const words = useSearchWords();
  const navigate = route.useNavigate();
  const sections = useMe()?.sections ?? [];
  const search = words ?? '';
  const ask = (section: 'cases' | 'families' | 'tasks') => search !== '' && sections.includes(section);
  const cases = useQuery({ ...caseListQuery({ search }), enabled: ask('cases') });
  const families = useQuery({ ...familyListQuery({ search }), enabled: ask('families') });
  const tasks = useQuery({ ...taskListQuery({ scope: 'group', search }), enabled: ask('tasks') });
  return (
    <>
      <PageHeader title="Поиск" />
      <SearchField
        label="Номер дела или семья"
        value={words}
        onChange={(searchWords) => void navigate({ state: { searchWords }, replace: true })}
      />
      {search === '' ? (
        <Text size="sm" c="dimmed" mt="md">
          Введите номер дела, фамилию семьи или название задачи.
        </Text>
      ) : (
        <Stack gap="md" mt="md">
          {ask('cases') ? (
            <Section title="Дела">
              <SearchResults
                query={cases}
                rowKey={({ id }) => id}
                render={(row) => <Link to="/cases/$caseId" params={{ caseId: row.id }}>{`${row.number}, ${row.family}`}</Link>}
              />
            </Section>
          ) : null}
          {ask('families') ? (
            <Section title="Семьи">
              <SearchResults
                query={families}
                rowKey={({ id }) => id}
                render={(row) => (
                  <Link to="/families/$familyId" params={{ familyId: row.id }}>{`${row.title}, ${row.district}`}</Link>
                )}
              />
            </Section>
          ) : null}
          {ask('tasks') ? (
            <Section title="Задачи группы">
              <SearchResults
                query={tasks}
                rowKey={({ taskId }) => taskId}
                render={(row) => (
                  <Link
                    to="/tasks/$taskId"
                    params={{ taskId: row.taskId }}
                  >{`${row.name}, ${row.case?.family ?? row.session?.number ?? ''}`}</Link>
                )}
              />
            </Section>
          ) : null}
        </Stack>
      )}
    </>
  );
}
