import { Text } from '@mantine/core';
import type { CaseEvent } from '#contract/events';
import { AddressLine } from '../../../../components/AddressLine.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { dateOf, formatDate } from '../../../../text/dates.ts';
import { EVENT_STATES, outcomeName } from '../../../../text/events.ts';

/** One event: what, when, about whom, who said so, and what came of it. */
export function EventItem({ event, timeZone }: { event: CaseEvent; timeZone: string }) {
  const { tone, label } = EVENT_STATES[event.status];
  const outcome = event.status === 'withdrawn' ? event.withdrawnReason : outcomeName(event.outcome);
  return (
    <li>
      <Text size="sm" component="span" fw={700}>
        {event.title}
      </Text>{' '}
      <Tag tone={tone}>{label}</Tag>
      <Text size="sm" c="dimmed">
        {[
          formatDate(event.happenedOn),
          event.person,
          `сообщил(а): ${event.reportedBy?.name ?? 'система'}, ${formatDate(dateOf(event.reportedAt, timeZone))}`,
        ]
          .filter((part) => part !== null)
          .join(', ')}
      </Text>
      {event.note === null ? null : <Text size="sm">{event.note}</Text>}
      {event.refusedOn === null ? null : (
        <Text size="sm">{`Письменный отказ от ${formatDate(event.refusedOn)}, скан в документах дела`}</Text>
      )}
      {event.newDistrict === null ? null : (
        <Text size="sm">
          {'Новый адрес: '}
          <AddressLine address={{ ...NO_PLACE, ...event.newAddress, district: event.newDistrict }} />
        </Text>
      )}
      {event.handover === null ? null : <Text size="sm">{handoverWords(event.handover)}</Text>}
      {outcome == null || event.closedAt === null ? null : (
        <Text size="sm">{`${formatDate(dateOf(event.closedAt, timeZone))}: ${outcome}`}</Text>
      )}
    </li>
  );
}

const NO_PLACE = { settlement: null, street: null, house: null, flat: null, note: null, phone: null };

function handoverWords({ isAgreed, agreedOn, centre, isDone }: NonNullable<CaseEvent['handover']>): string {
  if (!isAgreed) return 'Семья не согласна на передачу сведений в центр нового района: ничего не передаётся';
  const given = agreedOn === null ? '' : ` от ${formatDate(agreedOn)}`;
  return isDone
    ? `Сведения переданы в «${centre ?? 'центр нового района'}» по согласию${given}`
    : `Согласие${given} на передачу сведений в «${centre ?? 'центр нового района'}»`;
}
