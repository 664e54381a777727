import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { LateCase } from '#contract/sessions';
import { useTimeZone } from '../../api/use-me.ts';
import { lateCasesQuery } from '../../api/use-sessions.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { DueDate } from '../../components/Deadline.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { Section } from '../../components/Section.tsx';
import { Tag } from '../../components/Tag.tsx';
import { dateOf, formatMoment } from '../../text/dates.ts';

/** Cases whose ten days end before a meeting that could take them up; the section is gone when a meeting is planned in time. */
export function LateCases() {
  const { data, error, refetch } = useQuery(lateCasesQuery);
  const timeZone = useTimeZone();
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined || data.items.length === 0) return null;
  const today = dateOf(new Date(), timeZone);
  return (
    <Section title="Не успеют к ближайшему заседанию" actions={<Tag tone="overdue">{`дел: ${data.items.length}`}</Tag>}>
      <Alert color="orange" variant="light" mb="sm">
        <Text size="sm">Назначьте заседание раньше срока или перенесите уже назначенное.</Text>
      </Alert>
      <DataTable
        label="Дела, которые не успеют к заседанию"
        columns={lateColumns(timeZone, today)}
        rows={data.items}
        rowKey={(late) => late.case.id}
        empty={null}
      />
    </Section>
  );
}

function lateColumns(timeZone: string, today: string): readonly Column<LateCase>[] {
  return [
    {
      title: 'Срок',
      width: '26%',
      render: (late) => <DueDate dueOn={late.dueOn} isOverdue={late.dueOn < today} isProvisional={late.isDueProvisional} />,
    },
    {
      title: 'Дело',
      width: '44%',
      isHeading: true,
      full: (late) => `${late.case.number}, ${late.case.family}`,
      render: (late) => (
        <Link to="/cases/$caseId" params={{ caseId: late.case.id }}>{`${late.case.number}, ${late.case.family}`}</Link>
      ),
    },
    {
      title: 'Ближайшее заседание',
      width: '30%',
      render: (late) => (late.nextSessionAt === null ? 'не назначено' : formatMoment(late.nextSessionAt, timeZone)),
    },
  ];
}
