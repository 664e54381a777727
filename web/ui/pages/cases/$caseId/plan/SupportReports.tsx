import { Stack } from '@mantine/core';
import type { SupportReport } from '#contract/reviews';
import { Details } from '../../../../components/Details.tsx';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { describeCounts } from './describe-counts.ts';

const TITLES: Readonly<Record<SupportReport['kind'], string>> = {
  'half-year': 'Отчёт за полугодие',
  annual: 'Отчёт за год',
  'review-information': 'Информация для консилиума',
};

const WORDS: Readonly<Record<string, string>> = {
  familyState: 'Положение семьи',
  results: 'Достигнуто',
  proposals: 'Предложения',
};

/** Half-year and yearly reports of the case, the newest first. */
export function SupportReports({ reports }: { reports: readonly SupportReport[] }) {
  return (
    <>
      {reports.map((report) => (
        <Section
          key={`${report.kind}-${report.periodTo}`}
          title={`${TITLES[report.kind]} ${formatDate(report.periodFrom)} – ${formatDate(report.periodTo)}`}
        >
          <Stack gap="sm">
            <Details items={factsOf(report)} />
          </Stack>
        </Section>
      ))}
    </>
  );
}

const factsOf = ({ figures, dynamics, content }: SupportReport) => [
  ...figures.byType.map(({ label, ...counts }) => ({ label, value: describeCounts(counts) })),
  { label: 'Всего мероприятий', value: describeCounts(figures.total) },
  { label: 'Динамика', value: dynamics },
  ...Object.entries(WORDS).flatMap(([key, label]) => {
    const value = content[key];
    return value === undefined ? [] : [{ label, value }];
  }),
];
