import { Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { isMissing } from '../../../api/api-error.ts';
import { familyQuery } from '../../../api/use-families.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { AddressLine } from '../../../components/AddressLine.tsx';
import { Details } from '../../../components/Details.tsx';
import { MemberList } from '../../../components/MemberList.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { dateOf, formatDate } from '../../../text/dates.ts';
import { CASE_STATUS_NAMES } from '../../../text/ru.ts';

const route = getRouteApi('/signed-in/app/families/$familyId');
const LANGUAGES: Readonly<Record<string, string>> = { ru: 'русский', tt: 'татарский', other: 'другой' };
const LINKED_SYSTEMS: Readonly<Record<string, string>> = {
  'sop-bank': 'единый банк данных о семьях в социально опасном положении',
  'social-patronage': 'социальный патронат',
  'child-ipra': 'ИПРА ребенка-инвалида',
};

export function FamilyPage() {
  const { familyId } = route.useParams();
  const { data, error, refetch } = useQuery(familyQuery(familyId));
  const timeZone = useTimeZone();
  if (isMissing(error)) return <NotFoundPage />;
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={420} />;
  return (
    <>
      <PageHeader title={data.title} note="Семья" />
      <div className="app-columns">
        <Section title="Состав семьи">
          <MemberList members={data.members} />
        </Section>
        <Section title="Сведения">
          <Details
            items={[
              { label: 'Адрес', value: <AddressLine address={data.address} /> },
              data.address.phone === null ? undefined : { label: 'Телефон', value: data.address.phone },
              data.completeness === null
                ? undefined
                : { label: 'Вид семьи', value: data.completeness === 'complete' ? 'полная' : 'неполная' },
              { label: 'Язык общения', value: LANGUAGES[data.preferredLanguage] ?? data.preferredLanguage },
              data.needsInterpreter ? { label: 'Переводчик', value: 'нужен' } : undefined,
              data.linkedSystems.length === 0
                ? undefined
                : { label: 'Отметки', value: data.linkedSystems.map((code) => LINKED_SYSTEMS[code] ?? code).join('; ') },
            ]}
          />
        </Section>
        <Section title="Дела">
          {data.cases.length === 0 ? (
            <Text size="sm" c="dimmed">
              Дел у семьи нет.
            </Text>
          ) : (
            <Stack component="ul" gap="xs" className="app-plain-list">
              {data.cases.map((row) => (
                <li key={row.id}>
                  <Link to="/cases/$caseId" params={{ caseId: row.id }} className="app-numbers">
                    {row.number}
                  </Link>{' '}
                  <Tag tone={row.status === 'closed' ? 'plain' : 'current'}>{CASE_STATUS_NAMES[row.status]}</Tag>
                  <Text size="sm" c="dimmed">
                    {`открыто ${formatDate(dateOf(row.openedAt, timeZone))}${row.closedAt === null ? '' : `, закрыто ${formatDate(dateOf(row.closedAt, timeZone))}`}`}
                  </Text>
                </li>
              ))}
            </Stack>
          )}
        </Section>
      </div>
    </>
  );
}
