import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { AppealCard } from '#contract/appeals';
import { isMissing } from '../../../api/api-error.ts';
import { appealQuery } from '../../../api/use-appeals.ts';
import { useTimeZone } from '../../../api/use-me.ts';
import { Details } from '../../../components/Details.tsx';
import { NotFoundPage } from '../../../components/NotFoundPage.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { Section } from '../../../components/Section.tsx';
import { formatDate, formatMoment } from '../../../text/dates.ts';
import { APPEAL_GROUND_NAMES, APPEAL_REVIEW_NAMES, APPEAL_STATUS_NAMES, SOURCE_KIND_NAMES } from '../../../text/ru.ts';
import { AppealActs } from './AppealActs.tsx';

const route = getRouteApi('/signed-in/app/appeals/$appealId');

/** An appeal with its sender: only who takes appeals, and the director, come here. */
export function AppealPage() {
  const { appealId } = route.useParams();
  const { data, error, refetch } = useQuery(appealQuery(appealId));
  if (isMissing(error)) return <NotFoundPage />;
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={420} />;
  return (
    <>
      <PageHeader
        title={data.number === null ? 'Обращение без номера' : `Обращение № ${data.number}`}
        note={`${APPEAL_STATUS_NAMES[data.status]}, ${APPEAL_GROUND_NAMES[data.ground]}`}
        actions={<AppealActs appeal={data} />}
      />
      <div className="app-columns">
        <Summary appeal={data} />
        {data.sender === null ? null : <Sender sender={data.sender} appeal={data} />}
        {data.representative === null ? null : <Representative representative={data.representative} />}
        {data.people.length === 0 ? null : <People people={data.people} />}
        {data.attempts.length === 0 ? null : <Attempts attempts={data.attempts} />}
        {data.corrections.length === 0 ? null : <Corrections appeal={data} />}
      </div>
    </>
  );
}

function Summary({ appeal }: { appeal: AppealCard }) {
  const timeZone = useTimeZone();
  const { registeredAt, registeredBy, review } = appeal;
  return (
    <Section title="Обращение">
      <Details
        items={[
          { label: 'Поступило', value: formatDate(appeal.receivedOn) },
          registeredAt === null
            ? undefined
            : { label: 'Зарегистрировано', value: `${formatMoment(registeredAt, timeZone)}, ${registeredBy?.name ?? ''}` },
          optional('О ком', appeal.about),
          { label: 'Суть обращения', value: appeal.problem },
          optional('Кем подано', appeal.capacity),
          optional('Дата заявления', appeal.appliedOn === null ? null : formatDate(appeal.appliedOn)),
          optional('Случай по ст. 26 ГК РФ', appeal.minorCase),
          appeal.case === null
            ? undefined
            : {
                label: 'Дело',
                value: (
                  <Link to="/cases/$caseId" params={{ caseId: appeal.case.id }} className="app-numbers">
                    {appeal.case.number}
                  </Link>
                ),
              },
          optional(
            'Передано из другого центра',
            appeal.originReceivedOn === null ? null : `там поступило ${formatDate(appeal.originReceivedOn)}`,
          ),
          optional('Почему оставлено, хотя район другой', appeal.otherDistrictReason),
          optional('Почему закрыто без дела', appeal.closedReason),
          review === null
            ? undefined
            : {
                label: 'Рассмотрено по открытому делу',
                value: `${APPEAL_REVIEW_NAMES[review.outcome]}${review.comment === null ? '' : `: ${review.comment}`}`,
              },
        ]}
      />
    </Section>
  );
}

function optional(label: string, value: string | null) {
  return value === null ? undefined : { label, value };
}

function Sender({ sender, appeal }: { sender: NonNullable<AppealCard['sender']>; appeal: AppealCard }) {
  return (
    <Section title="Отправитель">
      <Details
        items={[
          appeal.sourceKind === null ? undefined : { label: 'Кто сообщил', value: SOURCE_KIND_NAMES[appeal.sourceKind] },
          { label: sender.kind === 'person' ? 'Ф. И. О.' : 'Организация', value: sender.name },
          optional('Как связаться', sender.contacts),
          optional('Как поступило', appeal.channel === null ? null : appeal.channel === 'written' ? 'письменно' : 'электронно'),
          ...appeal.answers.map((answer) => ({
            label: answer.kind === 'accepted' ? 'Ответ о принятии' : 'Ответ о рассмотрении',
            value: `«${answer.text}» ${answer.sentOn === null ? 'Ещё не отправлен.' : `Отправлен ${formatDate(answer.sentOn)}.`}`,
          })),
        ]}
      />
      {sender.isPrivate ? (
        <Text size="sm" c="dimmed">
          Имя частного лица видят только сотрудники приёма, руководитель отделения и директор. Семье и соисполнителям его не
          сообщают.
        </Text>
      ) : null}
    </Section>
  );
}

function Representative({ representative }: { representative: NonNullable<AppealCard['representative']> }) {
  return (
    <Section title="Законный представитель">
      <Details
        items={[
          { label: 'Кто', value: `${representative.name}, ${representative.capacity}` },
          optional('Телефон', representative.phone),
          {
            label: 'Сообщать об обращении',
            value: representative.mayBeInformed
              ? 'можно, несовершеннолетний согласен'
              : 'нельзя без согласия несовершеннолетнего',
          },
        ]}
      />
    </Section>
  );
}

function People({ people }: { people: AppealCard['people'] }) {
  return (
    <Section title="О ком сообщили">
      <Details
        items={people.map((person, index) => ({
          label: `${index + 1}. ${person.kinship ?? 'родство не указано'}`,
          value: `${person.name}${person.birthOn === null ? '' : `, ${formatDate(person.birthOn)}`}`,
        }))}
      />
    </Section>
  );
}

function Attempts({ attempts }: { attempts: AppealCard['attempts'] }) {
  return (
    <Section title="Попытки связаться с семьёй">
      <Details
        items={attempts.map((attempt, index) => ({
          label: `${index + 1}. ${formatDate(attempt.attemptedOn)}, ${attempt.way}`,
          value: attempt.result,
        }))}
      />
    </Section>
  );
}

function Corrections({ appeal }: { appeal: AppealCard }) {
  const timeZone = useTimeZone();
  return (
    <Section title="Исправления даты поступления">
      <Details
        items={appeal.corrections.map((each) => ({
          label: `${formatMoment(each.correctedAt, timeZone)}, ${each.correctedBy.name}`,
          value: `${formatDate(each.receivedBefore)} → ${formatDate(each.receivedAfter)}: ${each.reason}`,
        }))}
      />
    </Section>
  );
}
