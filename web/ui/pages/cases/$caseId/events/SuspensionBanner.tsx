import { Alert } from '@mantine/core';
import type { CaseCard } from '#contract/cases';
import { useTimeZone } from '../../../../api/use-me.ts';
import { dateOf, formatDate } from '../../../../text/dates.ts';

/** Says on every tab of a case that its measures stand still, and why (T-092). */
export function SuspensionBanner({ suspension }: { suspension: CaseCard['suspension'] }) {
  const timeZone = useTimeZone();
  if (suspension === null) return null;
  return (
    <Alert
      color="yellow"
      variant="light"
      title={`Сопровождение приостановлено с ${formatDate(dateOf(suspension.suspendedAt, timeZone))}: ${suspension.label}`}
    >
      {[...(suspension.reason === null ? [] : [suspension.reason]), 'Мероприятия не выполняются, сроки ИПССС идут.'].join(' ')}
    </Alert>
  );
}
