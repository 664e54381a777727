import { useQuery } from '@tanstack/react-query';
import { reviewsQuery } from '../../../../api/use-reviews.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { FilledQuestionnaires } from './FilledQuestionnaires.tsx';
import { ReviewSection } from './ReviewSection.tsx';
import { SupportReports } from './SupportReports.tsx';

/** What stage VI leaves behind: reviews with their sheets and decisions, reports and questionnaires; nothing before the first of them. */
export function Reviews({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useQuery(reviewsQuery(caseId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <>
      {data.reviews.map((review) => (
        <ReviewSection key={review.id} review={review} />
      ))}
      <SupportReports reports={data.reports} />
      <FilledQuestionnaires questionnaires={data.questionnaires} />
    </>
  );
}
