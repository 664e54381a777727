import { Code, Stack } from '@mantine/core';
import type { AuditEvent } from '#contract/audit';
import { useTimeZone } from '../../api/use-me.ts';
import { Details } from '../../components/Details.tsx';
import { formatMoment } from '../../text/dates.ts';
import { roleName } from '../../text/roles.ts';
import { PURPOSE_NAMES } from '../../text/ru.ts';

export function AuditEventDetails({ event }: { event: AuditEvent }) {
  const timeZone = useTimeZone();
  return (
    <Stack gap="md">
      <Details
        items={[
          { label: 'Когда', value: formatMoment(event.at, timeZone) },
          { label: 'Кто', value: event.actorKind === 'system' ? `система (${event.actor.name})` : event.actor.name },
          event.onBehalfOf === null ? undefined : { label: 'Замещает', value: event.onBehalfOf.name },
          event.role === null ? undefined : { label: 'Роль', value: roleName(event.role) },
          event.purpose === null ? undefined : { label: 'Цель', value: purposeName(event.purpose) },
          { label: 'Действие', value: <Code>{event.action}</Code> },
          { label: 'Объект', value: <Code>{`${event.objectKind} ${event.objectId}`}</Code> },
          event.address === null ? undefined : { label: 'Сетевой адрес', value: event.address },
          event.requestId === null ? undefined : { label: 'Запрос', value: <Code>{event.requestId}</Code> },
        ]}
      />
      {event.before === null ? null : <Values title="Было" values={event.before} />}
      {event.after === null ? null : <Values title="Стало" values={event.after} />}
    </Stack>
  );
}

function Values({ title, values }: { title: string; values: Readonly<Record<string, unknown>> }) {
  return (
    <section aria-label={title}>
      <strong>{title}</strong>
      <Code block tabIndex={0}>
        {JSON.stringify(values, undefined, 2)}
      </Code>
    </section>
  );
}

function purposeName(code: string): string {
  return Object.entries(PURPOSE_NAMES).find(([purpose]) => purpose === code)?.[1] ?? code;
}
