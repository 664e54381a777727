import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { engagementsQuery } from '../../../../api/use-engagements.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { EngagementItem } from '../engagements/EngagementItem.tsx';

/** Everybody outside of the centre who was asked to help this family, the newest first. */
export function EngagementSection({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useQuery(engagementsQuery(caseId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  return (
    <Section title="Соисполнители">
      {data === undefined || data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          Соисполнителей ещё не привлекали. Это делают на вкладке «Мероприятия», у нужного мероприятия.
        </Text>
      ) : (
        <Stack component="ul" gap="sm" className="app-plain-list">
          {data.items.toReversed().map((engagement) => (
            <EngagementItem key={engagement.id} caseId={caseId} engagement={engagement} mayEngage={data.mayEngage} withMeasure />
          ))}
        </Stack>
      )}
    </Section>
  );
}
