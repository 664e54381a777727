import { ActionIcon, Alert, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { calendarQuery } from '../../api/use-calendar.ts';
import { useTimeZone } from '../../api/use-me.ts';
import { Icon } from '../../components/Icon.tsx';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { dateOf } from '../../text/dates.ts';
import { countOf, WORKING_DAYS } from '../../text/plural.ts';
import { MonthTable } from './MonthTable.tsx';
import { SpecialDays } from './SpecialDays.tsx';

const route = getRouteApi('/signed-in/app/calendar');
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The working calendar by which all terms are counted (T-056); a year without a decree is marked as provisional. */
export function CalendarPage() {
  const timeZone = useTimeZone();
  const today = dateOf(new Date(), timeZone);
  const { year = Number(today.slice(0, 4)) } = route.useSearch();
  const navigate = route.useNavigate();
  const { data, error, refetch } = useQuery(calendarQuery(year));
  const special = new Map((data?.days ?? []).map((day) => [day.date, day]));
  const show = (next: number) => void navigate({ search: { year: next }, replace: true });
  return (
    <>
      <PageHeader
        title={`Рабочий календарь, ${year} год`}
        note={
          data === undefined
            ? undefined
            : `${countOf(data.workingDays, WORKING_DAYS)}. ${data.decree ?? 'Постановления нет: рассчитан по Трудовому кодексу'}`
        }
        actions={
          <>
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={`${year - 1} год`}
              disabled={year <= 2017}
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
              disabled={year >= 2100}
              onClick={() => show(year + 1)}
            >
              <Icon name="next" />
            </ActionIcon>
          </>
        }
      />
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data?.isProvisional === true ? (
        <Alert color="yellow" mb="md" role="status">
          Календарь предварительный: переносы или региональные праздники этого года ещё не утверждены. Сроки, которые от них
          зависят, отмечены словом «предварительно».
        </Alert>
      ) : null}
      {data === undefined ? (
        error === null ? (
          <Skeleton height={640} />
        ) : null
      ) : (
        <>
          <Group gap="md" mb="sm">
            <Text size="sm">
              <span className="app-day-key" data-kind="off" /> выходной или праздник
            </Text>
            <Text size="sm">
              <span className="app-day-key" data-kind="short">
                *
              </span>{' '}
              сокращённый день
            </Text>
            <Text size="sm">
              <span className="app-day-key" data-kind="work">
                р
              </span>{' '}
              рабочий выходной
            </Text>
          </Group>
          <div className="app-year">
            {MONTHS.map((month) => (
              <MonthTable key={month} year={year} month={month} special={special} today={today} />
            ))}
          </div>
          <SpecialDays days={data.days} />
        </>
      )}
    </>
  );
}
