import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { caseQuery } from '../../../../api/use-cases.ts';
import { caseQuestionsQuery } from '../../../../api/use-sessions.ts';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { MunicipalSection } from '../municipal/MunicipalSection.tsx';
import { CaseQuestionCard } from './CaseQuestionCard.tsx';
import { Participation } from './Participation.tsx';
import { ProposeQuestion } from './ProposeQuestion.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/consilium');

/** Each question of the case for its consilium: waiting, on an agenda, or decided, and how; and who takes part in drafting. */
export function ConsiliumTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(caseQuestionsQuery(caseId));
  const { data: card } = useQuery(caseQuery(caseId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} />;
  return (
    <Stack gap="md">
      {data.mayPropose && card !== undefined ? <ProposeQuestion caseId={caseId} status={card.status} /> : null}
      {data.items.length === 0 ? (
        <EmptyState title="Вопросов консилиуму ещё не было" text="Вопрос появится здесь, когда куратор завершит проект ИПССС." />
      ) : (
        data.items.map((question) => <CaseQuestionCard key={question.id} question={question} />)
      )}
      <MunicipalSection caseId={caseId} />
      {data.mayReadDrafting ? <Participation caseId={caseId} mayAsk={card?.may.includes('plan.draft') ?? false} /> : null}
    </Stack>
  );
}
