import { Text } from '@mantine/core';
import type { TimelineEvent } from '#contract/cases';
import { formatMoment } from '../../../../text/dates.ts';
import { roleName } from '../../../../text/roles.ts';

/** One line: when, what in a sentence, and who in which role. */
export function TimelineLine({ line, timeZone }: { line: TimelineEvent; timeZone: string }) {
  const details = line.sentence.slice(line.title.length);
  return (
    <li data-theme={line.theme ?? 'other'}>
      <Text size="sm" component="time" dateTime={line.at} className="app-numbers app-timeline-when" c="dimmed">
        {formatMoment(line.at, timeZone)}
      </Text>
      <div>
        <Text size="sm">
          <Text span fw={600} size="sm">
            {line.title}
          </Text>
          {details}
        </Text>
        <Text size="sm" c="dimmed">
          {whoWords(line)}
        </Text>
      </div>
    </li>
  );
}

function whoWords(line: TimelineEvent): string {
  const who = line.actor?.name ?? 'Система';
  const role = line.role === null ? '' : `, ${roleName(line.role)}`;
  return line.onBehalfOf === null ? `${who}${role}` : `${who}${role}, замещает: ${line.onBehalfOf.name}`;
}
