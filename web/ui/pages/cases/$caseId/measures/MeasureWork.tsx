import { Link } from '@tanstack/react-router';
import type { Measure } from '#contract/measures';
import { Details, type Detail } from '../../../../components/Details.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { formatKopecks } from '../../../../text/money.ts';
import { LETTER_ANSWER_NAMES } from '../../../../text/ru.ts';

const DELIVERIES = { handed: 'вручена', mailed: 'отправлена', shown: 'зачитана' } as const;
const DECISIONS = {
  granted: 'назначено',
  refused: 'отказано',
  'no-answer': 'ответ не получен',
  withdrawn: 'больше не ожидается',
} as const;

/** What was done for a measure of each kind: memo, letters, application, classes, visit to a doctor. */
export function MeasureWork({ measure }: { measure: Measure }) {
  const items = [
    memoOf(measure),
    ...measure.letters.map(letterOf),
    ...applicationOf(measure),
    ...classOf(measure),
    ...visitOf(measure),
  ].filter((item) => item !== undefined);
  return items.length === 0 ? null : <Details items={items} />;
}

function memoOf({ memo }: Measure): Detail | undefined {
  if (memo === null) return undefined;
  const { institutions, delivery, deliveredOn, receivedBy } = memo;
  const handed =
    delivery === null || deliveredOn === null
      ? 'ещё не вручена'
      : `${DELIVERIES[delivery]} ${formatDate(deliveredOn)}${receivedBy === null ? '' : `, ${receivedBy}`}`;
  return { label: 'Памятка', value: `${institutions.join('; ')} (${handed})` };
}

function letterOf(letter: Measure['letters'][number]): Detail {
  const { number, addressee, issuedOn, answerDueOn, answer, answerText, answeredOn } = letter;
  const answered =
    answer === null
      ? `ответ ожидается до ${formatDate(answerDueOn)}`
      : [
          `${LETTER_ANSWER_NAMES[answer].toLocaleLowerCase('ru')} ${answeredOn === null ? '' : formatDate(answeredOn)}`,
          answerText,
        ]
          .filter(Boolean)
          .join(': ');
  return { label: `Письмо № ${number} от ${formatDate(issuedOn)}`, value: `${addressee}; ${answered}` };
}

function applicationOf({ application }: Measure): (Detail | undefined)[] {
  if (application === null) return [];
  const { number, preparedOn, body, submittedOn, bodyNumber, papers, decisionDueOn, decision, decidedOn } = application;
  const submitted =
    submittedOn === null
      ? 'ещё не подано'
      : `подано ${formatDate(submittedOn)}${bodyNumber === null ? '' : `, вх. № ${bodyNumber}`}`;
  return [
    { label: `Заявление № ${number} от ${formatDate(preparedOn)}`, value: `${body}; ${submitted}` },
    papers.length === 0 ? undefined : { label: 'Приложено', value: papers.join(', ') },
    decision === null || decidedOn === null
      ? decisionDueOn === null
        ? undefined
        : { label: 'Решение ожидается', value: `до ${formatDate(decisionDueOn)}${application.isOverdue ? ' — срок прошёл' : ''}` }
      : { label: 'Решение', value: describeDecision(application, decision, decidedOn) },
  ];
}

function describeDecision(
  application: NonNullable<Measure['application']>,
  decision: keyof typeof DECISIONS,
  decidedOn: string,
): string {
  const { amountKopecks, periodFrom, periodTo, reason } = application;
  const period = [periodFrom === null ? '' : `с ${formatDate(periodFrom)}`, periodTo === null ? '' : `по ${formatDate(periodTo)}`]
    .filter(Boolean)
    .join(' ');
  return [
    `${DECISIONS[decision]} ${formatDate(decidedOn)}`,
    amountKopecks === null ? '' : formatKopecks(amountKopecks),
    period,
    reason ?? '',
  ]
    .filter(Boolean)
    .join(', ');
}

function classOf(measure: Measure): Detail[] {
  const group = measure.class;
  if (group === null) return [];
  return [
    {
      label: 'Группа занятий',
      value: (
        <>
          <Link to="/classes/$groupId" params={{ groupId: group.groupId }}>
            {group.title}
          </Link>
          {`, ${group.place}; ведёт ${group.leader}; занятия ${group.dates.map(formatDate).join(', ')}`}
        </>
      ),
    },
    ...group.attendance.map(({ name, attended }) => ({
      label: `Посещено, ${name}`,
      value: `${attended} из ${group.dates.length}`,
    })),
  ];
}

function visitOf({ medicalVisit }: Measure): Detail[] {
  if (medicalVisit === null) return [];
  const { institution, appointedOn, appointedAt, attended, notAttendedReason, hasResult, resultNote } = medicalVisit;
  const when = `${formatDate(appointedOn)}${appointedAt === null ? '' : ` в ${appointedAt}`}`;
  return [
    {
      label: 'Приём',
      value: `${institution}, ${when}: ${attended ? 'семья была' : `семья не была, ${notAttendedReason ?? 'причина не указана'}`}`,
    },
    ...(hasResult
      ? [{ label: 'Результат приёма', value: resultNote ?? 'закрыт: его видят куратор, руководитель и консилиум' }]
      : []),
  ];
}
