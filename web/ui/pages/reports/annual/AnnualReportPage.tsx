import { ActionIcon, Button, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTimeZone } from '../../../api/use-me.ts';
import { annualFileAddress, annualReportQuery } from '../../../api/use-reports.ts';
import { Details } from '../../../components/Details.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { dateOf } from '../../../text/dates.ts';
import { ReportTabs } from '../ReportTabs.tsx';
import { AnnualFigures } from './AnnualFigures.tsx';
import { CaseReports } from './CaseReports.tsx';

const route = getRouteApi('/signed-in/app/reports/annual');
const MIN_YEAR = 2017;
const MAX_YEAR = 2100;

/** The yearly report of the centre: the yearly reports of its cases summed up (T-169). */
export function AnnualReportPage() {
  const thisYear = Number(dateOf(new Date(), useTimeZone()).slice(0, 4));
  const { year = thisYear } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(annualReportQuery(year));
  const show = (next: number) => void navigate({ search: { year: next }, replace: true });
  return (
    <>
      <PageHeader
        title={`Годовой отчёт Центра, ${year} год`}
        actions={
          <>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={`${year - 1} год`}
              disabled={year <= MIN_YEAR}
              onClick={() => show(year - 1)}
            >
              <span className="app-flip">
                <Icon name="next" />
              </span>
            </ActionIcon>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={`${year + 1} год`}
              disabled={year >= MAX_YEAR}
              onClick={() => show(year + 1)}
            >
              <Icon name="next" />
            </ActionIcon>
            <Button component="a" variant="default" href={annualFileAddress(year)} download className="app-no-print">
              Выгрузить в таблицу
            </Button>
          </>
        }
      />
      <ReportTabs />
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <Skeleton height={360} />
        ) : null
      ) : (
        <Stack gap="md">
          <Group align="stretch" grow preventGrowOverflow={false}>
            <Section title="Семьи">
              <Details
                items={[
                  { label: 'Поставлено на учёт', value: data.families.entered },
                  { label: 'Снято с учёта', value: data.families.removed },
                  { label: 'из них с решением «б»', value: data.families.completed },
                  { label: 'На учёте на конец года', value: data.families.supported },
                ]}
              />
            </Section>
            <Section title="Консультирование по кварталам">
              <Details items={data.consultations.map((count, index) => ({ label: `${index + 1} квартал`, value: count }))} />
            </Section>
          </Group>
          <AnnualFigures report={data} />
          <CaseReports lines={data.lines} />
        </Stack>
      )}
    </>
  );
}
