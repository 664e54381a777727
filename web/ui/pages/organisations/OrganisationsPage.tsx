import { useState } from 'react';
import { Button, Checkbox, Group, Modal, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { CoExecutorKindRow, OrganisationRow } from '#contract/organisations';
import { useMay } from '../../api/use-me.ts';
import { coExecutorKindsQuery, organisationListQuery } from '../../api/use-organisations.ts';
import type { Column } from '../../components/DataTable.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { PagedTable } from '../../components/PagedTable.tsx';
import { SearchField } from '../../components/SearchField.tsx';
import { changeFilters } from '../../search-params.ts';
import { useSearchWords } from '../../use-search-words.ts';
import { CoExecutorKinds } from './CoExecutorKinds.tsx';
import { OrganisationForm } from './OrganisationForm.tsx';
import { HELP_KIND_NAMES, kindWords, NATURE_NAMES } from './organisation-words.ts';

const route = getRouteApi('/signed-in/app/organisations');

/** Who may be engaged for a family: bodies of the twelve kinds, volunteers and others (T-009, T-015). */
export function OrganisationsPage() {
  const filters = route.useSearch();
  const search = useSearchWords();
  const navigate = route.useNavigate();
  const page = filters.page ?? 1;
  const query = {
    search,
    kind: filters.kind,
    retired: filters.retired === true ? ('true' as const) : undefined,
    page,
  };
  const list = useQuery(organisationListQuery(query));
  const kinds = useQuery(coExecutorKindsQuery).data?.items ?? [];
  const mayManage = useMay('organisation.manage');
  const maySet = useMay('settings.manage');
  const [edited, setEdited] = useState<OrganisationRow | 'new'>();
  return (
    <>
      <PageHeader
        title="Организации"
        note="Органы, учреждения и люди, которых привлекают к помощи семьям."
        actions={mayManage ? <Button onClick={() => setEdited('new')}>Добавить организацию</Button> : undefined}
      />
      <Group mb="sm" align="flex-end">
        <SearchField
          label="Название, район или адрес"
          value={search}
          onChange={(searchWords) => void navigate({ search: changeFilters(filters, {}), state: { searchWords }, replace: true })}
        />
        <Select
          label="Вид"
          w={320}
          clearable
          placeholder="Все виды"
          data={kinds.map(({ organisationKind, label }) => ({ value: organisationKind, label }))}
          value={filters.kind ?? null}
          onChange={(value) => {
            const kind = kinds.find(({ organisationKind }) => organisationKind === value)?.organisationKind;
            void navigate({ search: changeFilters(filters, { kind }), state: true });
          }}
        />
        {mayManage ? (
          <Checkbox
            label="Показать выведенные из работы"
            checked={filters.retired === true}
            onChange={(event) =>
              void navigate({
                search: changeFilters(filters, { retired: event.currentTarget.checked || undefined }),
                state: true,
              })
            }
          />
        ) : null}
      </Group>
      <PagedTable
        label="Организации"
        columns={columnsOf(kinds, mayManage ? setEdited : undefined)}
        list={list}
        rowKey={(organisation) => organisation.id}
        empty={<EmptyState title="Организаций не нашлось" text="Измените условия поиска." />}
        page={page}
        onPage={(next) => void navigate({ search: { ...filters, page: next }, state: true })}
      />
      {maySet ? <CoExecutorKinds kinds={kinds} /> : null}
      <Modal
        opened={edited !== undefined}
        onClose={() => setEdited(undefined)}
        title={edited === 'new' ? 'Новая запись справочника' : 'Запись справочника'}
        size="lg"
      >
        {edited === undefined ? null : (
          <OrganisationForm
            organisation={edited === 'new' ? undefined : edited}
            kinds={kinds}
            onDone={() => setEdited(undefined)}
          />
        )}
      </Modal>
    </>
  );
}

function columnsOf(
  kinds: readonly CoExecutorKindRow[],
  edit: ((organisation: OrganisationRow) => void) | undefined,
): readonly Column<OrganisationRow>[] {
  const all: readonly Column<OrganisationRow>[] = [
    {
      title: 'Название',
      width: '28%',
      isHeading: true,
      full: ({ name }) => name,
      render: ({ name, isActive }) => (
        <>
          <strong>{name}</strong>
          {isActive ? null : ', выведена из работы'}
        </>
      ),
    },
    {
      title: 'Вид',
      width: '24%',
      full: (row) => kindWords(row, kinds),
      render: (row) => (row.nature === 'organisation' ? kindWords(row, kinds) : NATURE_NAMES[row.nature]),
    },
    {
      title: 'Помощь',
      width: '16%',
      render: ({ helpKinds }) => (helpKinds.length === 0 ? '—' : helpKinds.map((kind) => HELP_KIND_NAMES[kind]).join(', ')),
    },
    {
      title: 'Адрес и часы работы',
      width: '22%',
      full: ({ district, address, workingHours }) => `${district}, ${address}, ${workingHours}`,
      render: ({ district, address, workingHours, phone }) =>
        `${district}, ${address}; ${workingHours}${phone === null ? '' : `; ${phone}`}`,
    },
  ];
  if (edit === undefined) return all;
  return [
    ...all,
    {
      title: 'Действия',
      width: '10%',
      isActions: true,
      render: (organisation) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Изменить: ${organisation.name}`}
          onClick={() => edit(organisation)}
        >
          Изменить
        </Button>
      ),
    },
  ];
}
