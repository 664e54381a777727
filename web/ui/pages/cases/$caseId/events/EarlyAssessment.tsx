import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { messageOf } from '../../../../api/api-error.ts';
import { useReportEvent } from '../../../../api/use-events.ts';
import { useTimeZone } from '../../../../api/use-me.ts';
import { dateOf } from '../../../../text/dates.ts';

interface EarlyAssessmentProps {
  readonly caseId: string;
  readonly isPossible: boolean;
  /** An earlier request still waits for the consilium. */
  readonly isRequested: boolean;
}

/** The curator asks for the assessment before the end of the term: possible when every measure has its mark (T-096). */
export function EarlyAssessment({ caseId, isPossible, isRequested }: EarlyAssessmentProps) {
  const report = useReportEvent(caseId);
  const timeZone = useTimeZone();
  const request = () =>
    report.mutate(
      { kind: 'early-completion', happenedOn: dateOf(new Date(), timeZone) },
      { onSuccess: () => notifications.show({ message: 'Досрочная оценка запрошена' }) },
    );
  return (
    <div>
      <Group gap="sm">
        <Button size="xs" variant="default" disabled={!isPossible || isRequested} loading={report.isPending} onClick={request}>
          Досрочная оценка
        </Button>
        {isPossible && !isRequested ? null : (
          <Text size="sm" c="dimmed" component="span">
            {isRequested ? 'запрошена, решает консилиум' : 'возможна, когда у всех мероприятий есть отметка'}
          </Text>
        )}
      </Group>
      {report.error === null ? null : (
        <Alert color="red" variant="light" role="alert" mt="xs">
          {messageOf(report.error)}
        </Alert>
      )}
    </div>
  );
}
