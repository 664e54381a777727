import { useState } from 'react';
import { Button, Drawer, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { DocumentType, DocumentTypeList } from '#contract/checklists';
import { documentTypesQuery } from '../../../api/use-checklists.ts';
import { DataTable } from '../../../components/DataTable.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { AddTypeForm } from './AddTypeForm.tsx';
import { typeColumns } from './columns.tsx';
import { EndTypeForm } from './EndTypeForm.tsx';
import { LIST_NAMES, LISTS } from './lists.ts';

const NONE: DocumentTypeList['requirements'] = [];

/** Lists of documents that cases take up on the day on which they are opened (T-028, T-030). */
export function DocumentTypesTab() {
  const { data, error, refetch } = useQuery(documentTypesQuery);
  const [isAdding, adding] = useDisclosure(false);
  const [ending, setEnding] = useState<DocumentType>();
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  const requirements = data?.requirements ?? NONE;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <Text size="sm" c="dimmed" maw={640}>
          Дело берёт перечень того дня, в который оно открыто. Изменения действуют для новых дел, в открытых ничего не меняется.
        </Text>
        <Button onClick={adding.open}>Внести документ в перечень</Button>
      </Group>
      {LISTS.map((list) => (
        <Section key={list} title={LIST_NAMES[list]}>
          <DataTable
            label={LIST_NAMES[list]}
            columns={typeColumns(requirements, setEnding)}
            rows={data?.items.filter((type) => type.list === list)}
            rowKey={({ id }) => id}
            empty={<EmptyState title="Перечень пуст" text="Внесите документ в перечень." />}
          />
        </Section>
      ))}
      <Drawer opened={isAdding} onClose={adding.close} position="right" size="lg" title="Новый документ перечня">
        <AddTypeForm requirements={requirements} onDone={adding.close} />
      </Drawer>
      <Modal opened={ending !== undefined} onClose={() => setEnding(undefined)} title="Исключить документ из перечня">
        {ending === undefined ? null : <EndTypeForm type={ending} onDone={() => setEnding(undefined)} />}
      </Modal>
    </Stack>
  );
}
