import { useState } from 'react';
import { Button, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useMay } from '../../../api/use-me.ts';
import { classQuery } from '../../../api/use-measures.ts';
import { Details } from '../../../components/Details.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { AddDatesForm } from './AddDatesForm.tsx';
import { ClassSchedule } from './ClassSchedule.tsx';

const route = getRouteApi('/signed-in/app/classes/$groupId');

/** One group: who leads it, its classes, its people and the sheet of each class (T-073, T-075). */
export function ClassPage() {
  const { groupId } = route.useParams();
  const { data, error, refetch } = useQuery(classQuery(groupId));
  const mayRun = useMay('class.run');
  const [isAdding, setIsAdding] = useState(false);
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={360} />;
  const here = data.people.filter(({ isHere }) => isHere);
  return (
    <>
      <PageHeader title={data.title} note="Группа занятий" />
      <Stack gap="md">
        <Section title="О группе">
          <Details
            items={[
              { label: 'Ведёт', value: data.leader },
              { label: 'Место', value: data.place },
              { label: 'Занято мест', value: `${data.taken} из ${data.capacity}` },
              data.measures.length === 0 ? undefined : { label: 'Для мероприятий', value: data.measures.join('; ') },
              { label: 'Участники', value: here.length === 0 ? 'пока никого' : here.map(({ name }) => name).join(', ') },
            ]}
          />
        </Section>
        <Section
          title="Расписание и посещаемость"
          actions={
            mayRun ? (
              <Button variant="default" size="xs" onClick={() => setIsAdding(true)}>
                Назначить занятия
              </Button>
            ) : undefined
          }
        >
          {data.people.length === 0 ? (
            <Text size="sm" c="dimmed" mb="xs">
              Участники появятся, когда начнутся мероприятия семей, для которых создана группа.
            </Text>
          ) : null}
          <ClassSchedule group={data} mayRun={mayRun} />
        </Section>
      </Stack>
      <Modal opened={isAdding} onClose={() => setIsAdding(false)} title="Новые занятия" size="lg">
        {isAdding ? <AddDatesForm groupId={groupId} onClose={() => setIsAdding(false)} /> : null}
      </Modal>
    </>
  );
}
