import { Stack, Text } from '@mantine/core';
import type { CaseCard } from '#contract/cases';
import { useTimeZone } from '../../../api/use-me.ts';
import { Tag } from '../../../components/Tag.tsx';
import { dateOf, formatDate } from '../../../text/dates.ts';
import { formatLoad } from '../../../text/load.ts';
import { LEVEL_NAMES } from '../../../text/ru.ts';

/** One current curator, and who was before (T-110). */
export function CuratorHistory({ periods }: { periods: CaseCard['curators'] }) {
  const timeZone = useTimeZone();
  if (periods.length === 0)
    return (
      <Text size="sm" c="dimmed">
        Куратор ещё не назначен: его назначает заведующий отделением или директор.
      </Text>
    );
  return (
    <Stack component="ul" gap="xs" className="app-plain-list">
      {periods.map((period) => (
        <li key={period.fromAt}>
          <Text size="sm" component="span" fw={700}>
            {period.user.name}
          </Text>{' '}
          {period.toAt === null ? <Tag tone="current">{period.isProvisional ? 'предварительно' : 'текущий'}</Tag> : null}
          <Text size="sm" c="dimmed">
            {`с ${formatDate(dateOf(period.fromAt, timeZone))}${period.toAt === null ? '' : ` по ${formatDate(dateOf(period.toAt, timeZone))}`}, назначил: ${period.assignedBy.name}`}
          </Text>
          {period.overLimitReason === null ? null : <Text size="sm">{`Назначен сверх нормы: ${period.overLimitReason}`}</Text>}
          {period.levels.map((settled) => (
            <Text size="sm" key={settled.settledAt}>
              {`Уровень по решению консилиума: ${LEVEL_NAMES[settled.level]}, нагрузка ${formatLoad(settled.loadIndex)}${settled.overLimitReason === null ? '' : `, сверх нормы: ${settled.overLimitReason}`}`}
            </Text>
          ))}
        </li>
      ))}
    </Stack>
  );
}
