import { Button, Group, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { engagementsQuery } from '../../../../api/use-engagements.ts';
import { Tag } from '../../../../components/Tag.tsx';
import { EngageForm } from './EngageForm.tsx';
import { EngagementItem } from './EngagementItem.tsx';
import { LetterForm } from './LetterForm.tsx';

/** Co-executors of one measure beside its card: who helps, «нет соисполнителя», and the two acts of the curator (T-077, T-117). */
export function MeasureEngagements({ caseId, planItemId, place }: { caseId: string; planItemId: string; place: string }) {
  const { data } = useQuery(engagementsQuery(caseId));
  const [isEngaging, engaging] = useDisclosure(false);
  const [isWriting, writing] = useDisclosure(false);
  if (data === undefined) return null;
  const own = data.items.filter((engagement) => engagement.planItemId === planItemId);
  const measure = data.measures.find(({ id }) => id === planItemId);
  const mayAct = data.mayEngage && measure !== undefined;
  if (own.length === 0 && !mayAct) return null;
  return (
    <Stack gap="xs">
      {data.withoutCoExecutor.includes(planItemId) ? (
        <div>
          <Tag tone="overdue">нет соисполнителя</Tag>
        </div>
      ) : null}
      {own.length === 0 ? null : (
        <Stack component="ul" gap="xs" className="app-plain-list" aria-label={`Соисполнители мероприятия ${place}`}>
          {own.map((engagement) => (
            <EngagementItem
              key={engagement.id}
              caseId={caseId}
              engagement={engagement}
              mayEngage={data.mayEngage}
              withMeasure={false}
            />
          ))}
        </Stack>
      )}
      {mayAct ? (
        <Group gap="xs">
          {measure.hasBegun ? (
            <Button size="xs" variant="default" aria-label={`Привлечь соисполнителя: ${place}`} onClick={engaging.open}>
              Привлечь соисполнителя
            </Button>
          ) : null}
          <Button size="xs" variant="default" aria-label={`Написать письмо: ${place}`} onClick={writing.open}>
            Написать письмо
          </Button>
        </Group>
      ) : null}
      <Modal opened={isEngaging} onClose={engaging.close} title={`Соисполнитель мероприятия ${place}`}>
        <EngageForm caseId={caseId} planItemId={planItemId} persons={data.persons} onClose={engaging.close} />
      </Modal>
      <Modal opened={isWriting} onClose={writing.close} title={`Письмо по мероприятию ${place}`} size="lg">
        <LetterForm caseId={caseId} planItemId={planItemId} onClose={writing.close} />
      </Modal>
    </Stack>
  );
}
