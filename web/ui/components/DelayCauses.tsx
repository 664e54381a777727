import { Text } from '@mantine/core';
import type { DelayCause } from '#contract/municipal';
import { formatDate } from '../text/dates.ts';

/** What explains a missed term; the clock itself never stopped (T-104). */
export function DelayCauses({ delays }: { delays: readonly DelayCause[] }) {
  return delays.map(({ number, fromOn, toOn }) => (
    <Text key={number} size="sm">
      {`Причина: муниципальный консилиум, вопрос № ${number}, ${
        toOn === null ? `с ${formatDate(fromOn)}, ответа ещё нет` : `${formatDate(fromOn)} – ${formatDate(toOn)}`
      }. Срок не приостанавливался.`}
    </Text>
  ));
}
