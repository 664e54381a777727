import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FamilyRow } from '#contract/families';
import { familyListQuery } from '../../api/use-families.ts';
import { useMay } from '../../api/use-me.ts';
import type { Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { CASE_STATUS_NAMES } from '../../text/ru.ts';
import { lowerFirst } from '../../text/lower-first.ts';
import { useSearchWords } from '../../use-search-words.ts';

const route = getRouteApi('/signed-in/app/families');

const COLUMNS: readonly Column<FamilyRow>[] = [
  {
    title: 'Семья',
    width: '30%',
    isHeading: true,
    full: (family) => family.title,
    render: (family) => (
      <Link to="/families/$familyId" params={{ familyId: family.id }} className="app-row-link">
        {family.title}
      </Link>
    ),
  },
  { title: 'Район', width: '28%', full: (family) => family.district, render: (family) => family.district },
  { title: 'Членов семьи', width: '14%', render: (family) => family.membersTotal },
  {
    title: 'Открытое дело',
    width: '28%',
    render: ({ openCase }) =>
      openCase === null ? (
        'нет'
      ) : (
        <>
          <Link to="/cases/$caseId" params={{ caseId: openCase.id }} className="app-above-row-link app-numbers">
            {openCase.number}
          </Link>
          {`, ${lowerFirst(CASE_STATUS_NAMES[openCase.status])}`}
        </>
      ),
  },
];

export function FamiliesPage() {
  const { page = 1 } = route.useSearch();
  const search = useSearchWords();
  const navigate = route.useNavigate();
  const list = useQuery(familyListQuery({ search, page }));
  const mayRegister = useMay('appeal.register');
  return (
    <>
      <PageHeader title="Семьи" />
      <Group mb="sm">
        <SearchField
          label="Фамилия или адрес"
          value={search}
          onChange={(searchWords) => void navigate({ search: {}, state: { searchWords }, replace: true })}
        />
      </Group>
      <PagedTable
        label="Семьи"
        columns={COLUMNS}
        list={list}
        rowKey={(family) => family.id}
        empty={
          search === undefined ? (
            <EmptyState
              title="Семей пока нет"
              text="Семья появляется здесь вместе с её первым обращением."
              action={
                mayRegister ? (
                  <Button component={Link} to="/appeals/new">
                    Зарегистрировать обращение
                  </Button>
                ) : undefined
              }
            />
          ) : (
            <EmptyState title="Такой семьи не нашлось" text="Проверьте написание фамилии или адреса." />
          )
        }
        page={page}
        onPage={(next) => void navigate({ search: { page: next }, state: true })}
      />
    </>
  );
}
