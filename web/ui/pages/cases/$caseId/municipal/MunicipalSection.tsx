import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { MunicipalQuestion } from '#contract/municipal';
import { isMissing } from '../../../../api/api-error.ts';
import { municipalQuestionsQuery } from '../../../../api/use-municipal.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { CONSIDERATION_NAMES, MUNICIPAL_STATES } from '../../../../text/engagements.ts';
import { RaiseQuestionForm } from './RaiseQuestionForm.tsx';

/** Questions to the municipal consilium of the district and what came back; members of the own consilium do not see them (T-103). */
export function MunicipalSection({ caseId }: { caseId: string }) {
  const { data, error, refetch } = useQuery(municipalQuestionsQuery(caseId));
  const [isRaising, raising] = useDisclosure(false);
  if (error !== null) return isMissing(error) ? null : <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <Section
      title="Муниципальный консилиум"
      actions={
        data.mayPropose ? (
          <Button size="xs" variant="default" onClick={raising.open}>
            Вынести вопрос
          </Button>
        ) : null
      }
    >
      {data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          Вопросов муниципальному консилиуму не было. Их выносят, когда помощь семье не складывается между ведомствами.
        </Text>
      ) : (
        <Stack component="ul" gap="sm" className="app-plain-list">
          {data.items.map((question) => (
            <QuestionItem key={question.id} question={question} />
          ))}
        </Stack>
      )}
      <Modal opened={isRaising} onClose={raising.close} title="Вопрос муниципальному консилиуму" size="lg">
        <RaiseQuestionForm caseId={caseId} onClose={raising.close} />
      </Modal>
    </Section>
  );
}

function QuestionItem({ question }: { question: MunicipalQuestion }) {
  const { number, organisation, raisedOn, raisedBy, sentOn, answerDueOn, answeredOn, answer, declineReason } = question;
  const state = MUNICIPAL_STATES[question.status];
  return (
    <li>
      <Text size="sm" fw={700} component="span">{`№ ${number}: ${organisation}`}</Text>{' '}
      {question.isDropped ? <Tag>снят: сопровождение закончено</Tag> : <Tag tone={state.tone}>{state.label}</Tag>}{' '}
      {question.isOverdue ? <Tag tone="overdue">срок ответа прошёл</Tag> : null}
      <Text size="sm" c="dimmed">
        {[
          `предложен ${formatDate(raisedOn)}, ${raisedBy.name}`,
          sentOn === null || answerDueOn === null
            ? undefined
            : `направлен ${formatDate(sentOn)}, ответ до ${formatDate(answerDueOn)}`,
          question.documents === 0 ? undefined : `документов: ${question.documents}`,
        ]
          .filter((part) => part !== undefined)
          .join('; ')}
      </Text>
      <Text size="sm">{question.question}</Text>
      <Text size="sm">{`Кого касается: ${question.addressees}`}</Text>
      {question.materials === null ? null : <Text size="sm">{`Материалы: ${question.materials}`}</Text>}
      {declineReason === null ? null : <Text size="sm">{`Не вынесен: ${declineReason}`}</Text>}
      {answeredOn === null ? null : <Text size="sm">{`Решение от ${formatDate(answeredOn)}: ${answer ?? ''}`}</Text>}
      {question.consideration === null ? null : (
        <Text size="sm">{`Решение ${CONSIDERATION_NAMES[question.consideration]}: ${question.considerationText ?? ''}`}</Text>
      )}
    </li>
  );
}
