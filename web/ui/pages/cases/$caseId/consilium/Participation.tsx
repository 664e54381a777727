import { lazy, Suspense, useState } from 'react';
import { Button, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ParticipationRow } from '#contract/sessions';
import { participationQuery } from '../../../../api/use-consilium.ts';
import { QueryError } from '../../../../components/QueryError.tsx';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';

const AskForm = lazy(async () => ({ default: (await import('./AskParticipationForm.tsx')).AskParticipationForm }));
const AnswerForm = lazy(async () => ({ default: (await import('./AnswerParticipationForm.tsx')).AnswerParticipationForm }));

type Dialog = 'ask' | ParticipationRow;

/** Bodies that were asked to help to draft the plan, and what they answered. Nobody has to be asked. */
export function Participation({ caseId, mayAsk }: { caseId: string; mayAsk: boolean }) {
  const { data, error, refetch } = useQuery(participationQuery(caseId));
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={120} />;
  return (
    <Section
      title="Участие организаций в составлении ИПССС"
      actions={
        mayAsk ? (
          <Button size="compact-sm" variant="default" onClick={() => setDialog('ask')}>
            Пригласить организацию
          </Button>
        ) : undefined
      }
    >
      {data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          Организации не приглашались: это необязательно.
        </Text>
      ) : (
        <Stack component="ul" gap="sm" className="app-plain-list">
          {data.items.map((request) => (
            <li key={request.id}>
              <Request request={request} answer={mayAsk ? setDialog : undefined} />
            </li>
          ))}
        </Stack>
      )}
      <Modal opened={dialog === 'ask'} onClose={close} title="Пригласить к составлению ИПССС">
        <Suspense fallback={<Skeleton height={240} />}>
          <AskForm caseId={caseId} onDone={close} />
        </Suspense>
      </Modal>
      <Modal opened={typeof dialog === 'object'} onClose={close} title="Ответ организации">
        <Suspense fallback={<Skeleton height={200} />}>
          {typeof dialog === 'object' ? <AnswerForm caseId={caseId} request={dialog} onDone={close} /> : null}
        </Suspense>
      </Modal>
    </Section>
  );
}

function Request({ request, answer }: { request: ParticipationRow; answer: ((request: ParticipationRow) => void) | undefined }) {
  const isOpen = request.answeredOn === null && request.withdrawnAt === null;
  return (
    <>
      <strong>{request.organisation.name}</strong> <State request={request} />
      <Text size="sm">{`${formatDate(request.askedOn)}, ${request.askedBy.name}: ${request.question}`}</Text>
      {request.answer === null ? null : (
        <Text size="sm">{`Ответ${request.answeredOn === null ? '' : ` ${formatDate(request.answeredOn)}`}: ${request.answer}`}</Text>
      )}
      {isOpen && answer ? (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Записать ответ: ${request.organisation.name}`}
          onClick={() => answer(request)}
        >
          Записать ответ
        </Button>
      ) : null}
    </>
  );
}

function State({ request }: { request: ParticipationRow }) {
  if (request.withdrawnAt !== null) return <Tag>отозвано</Tag>;
  return request.answeredOn === null ? <Tag tone="today">ждёт ответа</Tag> : <Tag tone="done">есть ответ</Tag>;
}
