import { Stack, Text } from '@mantine/core';
import type { Suspension } from '#contract/events';
import { dateOf, formatDate } from '../../../../text/dates.ts';

/** When and why the measures stood still. */
export function SuspensionHistory({ suspensions, timeZone }: { suspensions: readonly Suspension[]; timeZone: string }) {
  if (suspensions.length === 0) return null;
  const day = (instant: string): string => formatDate(dateOf(instant, timeZone));
  return (
    <div>
      <Text size="sm" fw={700}>
        Приостановки
      </Text>
      <Stack component="ul" gap="xs" className="app-plain-list">
        {suspensions.map(({ id, label, reason, suspendedAt, suspendedBy, endedAt, endReason }) => (
          <li key={id}>
            <Text size="sm">
              {endedAt === null ? `С ${day(suspendedAt)}, продолжается` : `С ${day(suspendedAt)} по ${day(endedAt)}`}
              {reason === null ? `: ${label}.` : `: ${label}. ${reason}`}
            </Text>
            <Text size="sm" c="dimmed">
              {[
                suspendedBy === null ? 'приостановлено по событию' : `приостановлено: ${suspendedBy.name}`,
                ...(endReason === null ? [] : [`возобновлено: ${endReason}`]),
              ].join('; ')}
            </Text>
          </li>
        ))}
      </Stack>
    </div>
  );
}
