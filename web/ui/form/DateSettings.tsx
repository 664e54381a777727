import type { ReactNode } from 'react';
import { DatesProvider } from '@mantine/dates';
import 'dayjs/locale/ru';
import '@mantine/dates/styles.css';

/** Russian names of months and days, weeks from Monday. */
export function DateSettings({ children }: { children: ReactNode }) {
  return (
    <DatesProvider settings={{ locale: 'ru', firstDayOfWeek: 1, weekendDays: [0, 6], consistentWeeks: true }}>
      {children}
    </DatesProvider>
  );
}
