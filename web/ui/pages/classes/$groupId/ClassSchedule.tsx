import { useState } from 'react';
import { Button, Group, Modal, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ClassGroup } from '#contract/measures';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate } from '../../../text/dates.ts';
import { AttendanceForm } from './AttendanceForm.tsx';
import { CancelClassForm } from './CancelClassForm.tsx';

type ClassDate = ClassGroup['sheet'][number];

/** Classes of a group in their order; one that was held has its sheet, one to come may be called off. */
export function ClassSchedule({ group, mayRun }: { group: ClassGroup; mayRun: boolean }) {
  const [marked, setMarked] = useState<ClassDate>();
  return (
    <>
      <Table.ScrollContainer minWidth={620} type="native">
        <Table aria-label="Расписание" withTableBorder>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">День и час</Table.Th>
              <Table.Th scope="col">Тема</Table.Th>
              <Table.Th scope="col">Посещаемость</Table.Th>
              {mayRun ? <Table.Th scope="col">Действия</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.sheet.map((date) => (
              <Table.Tr key={date.id}>
                <Table.Td className="app-numbers">{`${formatDate(date.heldOn)}, ${date.beginsAt}`}</Table.Td>
                <Table.Td>{date.topic}</Table.Td>
                <Table.Td>
                  <Attendance date={date} group={group} />
                </Table.Td>
                {mayRun ? (
                  <Table.Td>
                    <DateActions group={group} date={date} onMark={() => setMarked(date)} />
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Modal
        opened={marked !== undefined}
        onClose={() => setMarked(undefined)}
        title={marked === undefined ? '' : `Посещаемость ${formatDate(marked.heldOn)}`}
      >
        {marked === undefined ? null : <AttendanceForm group={group} date={marked} onClose={() => setMarked(undefined)} />}
      </Modal>
    </>
  );
}

function Attendance({ date, group }: { date: ClassDate; group: ClassGroup }) {
  if (date.isCancelled) return <Tag>отменено</Tag>;
  if (!date.isHeld) return <Tag>предстоит</Tag>;
  const attended = date.marks.filter(({ mark }) => mark === 'attended').length;
  const here = group.people.filter(({ isHere }) => isHere);
  const missing = here.filter(({ id }) => !date.marks.some(({ personId }) => personId === id)).length;
  return (
    <Group gap={6}>
      <Text size="sm">{`были: ${attended}`}</Text>
      {missing === 0 ? null : <Tag tone="today">{`не отмечено: ${missing}`}</Tag>}
    </Group>
  );
}

function DateActions({ group, date, onMark }: { group: ClassGroup; date: ClassDate; onMark: () => void }) {
  const [isAsking, asking] = useDisclosure(false);
  if (date.isCancelled) return null;
  const day = formatDate(date.heldOn);
  if (date.isHeld && group.people.some(({ isHere }) => isHere)) {
    return (
      <Button size="xs" variant="light" aria-label={`Отметить посещаемость ${day}`} onClick={onMark}>
        Отметить посещаемость
      </Button>
    );
  }
  if (date.marks.length > 0) return null;
  return (
    <>
      <Button size="xs" variant="default" aria-label={`Отменить занятие ${day}`} onClick={asking.open}>
        Отменить занятие
      </Button>
      <Modal opened={isAsking} onClose={asking.close} title={`Отмена занятия ${day}`}>
        <CancelClassForm groupId={group.id} date={date} onClose={asking.close} />
      </Modal>
    </>
  );
}
