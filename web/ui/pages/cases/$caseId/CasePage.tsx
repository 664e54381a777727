import { Group, Paper, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Outlet } from '@tanstack/react-router';
import { isMissing } from '../../../api/api-error.ts';
import { caseQuery, useKnownCase } from '../../../api/use-cases.ts';
import { CaseNumber } from '../../../components/CaseNumber.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { StageLine } from '../../../components/StageLine.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { CASE_STATUS_NAMES } from '../../../text/ru.ts';
import { CaseDeadline } from './CaseDeadline.tsx';
import { CaseTabs } from './CaseTabs.tsx';
import { SuspensionBanner } from './events/SuspensionBanner.tsx';
import { NextAction } from './NextAction.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId');

/** The card of a case: who, where on the line of stages, until when, the one next action; the rest in tabs. */
export function CasePage() {
  const { caseId } = route.useParams();
  const known = useKnownCase(caseId);
  const { data, error, refetch } = useQuery(caseQuery(caseId));
  if (isMissing(error)) return <NotFoundPage />;
  const number = data?.number ?? known?.number;
  const family = data?.family.title ?? known?.family;
  return (
    <>
      {number === undefined || family === undefined ? (
        <Skeleton height={56} mb="md" />
      ) : (
        <PageHeader
          title={family}
          windowTitle={`${number}, ${family}`}
          note={
            <Group gap="sm" component="span">
              <span>Дело</span>
              <CaseNumber number={number} />
              {data === undefined ? null : (
                <>
                  <Tag tone={data.status === 'closed' ? 'plain' : 'current'}>{CASE_STATUS_NAMES[data.status]}</Tag>
                  {data.archivedAt === null ? null : <Tag tone="plain">в архиве, только чтение</Tag>}
                  <Link to="/families/$familyId" params={{ familyId: data.family.id }}>
                    Карточка семьи
                  </Link>
                </>
              )}
            </Group>
          }
        />
      )}
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <CaseSkeleton />
        ) : null
      ) : (
        <>
          <Paper withBorder p="md" mb="md" className="app-surface">
            <Stack gap="md">
              <SuspensionBanner suspension={data.suspension} />
              <StageLine stages={data.stages} />
              <CaseDeadline deadline={data.deadline} />
              <NextAction card={data} />
            </Stack>
          </Paper>
          <CaseTabs caseId={caseId} />
          <Outlet />
        </>
      )}
    </>
  );
}

function CaseSkeleton() {
  return (
    <Stack gap="md" role="status" aria-label="Загрузка дела">
      <Skeleton height={150} />
      <Skeleton height={40} />
      <Skeleton height={280} />
    </Stack>
  );
}
