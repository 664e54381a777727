import { Button, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Objection } from '#contract/relations';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { ObjectionForm } from './ObjectionForm.tsx';

interface ObjectionSectionProps {
  readonly caseId: string;
  readonly objections: readonly Objection[];
  readonly mayRegister: boolean;
}

/** What the family objected to and what the director answered; the state of the case stays what it is (T-109). */
export function ObjectionSection({ caseId, objections, mayRegister }: ObjectionSectionProps) {
  const [isRegistering, registering] = useDisclosure(false);
  return (
    <Section
      title="Возражения семьи"
      actions={
        mayRegister ? (
          <Button size="xs" variant="default" onClick={registering.open}>
            Зарегистрировать возражение
          </Button>
        ) : null
      }
    >
      {objections.length === 0 ? (
        <Text size="sm" c="dimmed">
          Возражений не было.
        </Text>
      ) : (
        <Stack component="ul" gap="sm" className="app-plain-list">
          {objections.map((objection) => (
            <ObjectionItem key={objection.id} objection={objection} />
          ))}
        </Stack>
      )}
      <Modal opened={isRegistering} onClose={registering.close} title="Возражение семьи">
        <ObjectionForm caseId={caseId} onClose={registering.close} />
      </Modal>
    </Section>
  );
}

function ObjectionItem({ objection }: { objection: Objection }) {
  const { number, about, text, receivedOn, registeredBy, answer, answeredOn, answeredBy } = objection;
  return (
    <li>
      <Text size="sm" component="span" fw={700}>
        {`№ ${number}: ${about}`}
      </Text>{' '}
      {answeredOn === null ? <Tag tone="current">ждёт ответа директора</Tag> : <Tag tone="done">дан ответ</Tag>}
      <Text size="sm" c="dimmed">
        {`поступило ${formatDate(receivedOn)}, принял: ${registeredBy.name}`}
      </Text>
      <Text size="sm">{text}</Text>
      {answer === null || answeredOn === null ? null : (
        <Text size="sm">{`Ответ от ${formatDate(answeredOn)}${answeredBy === null ? '' : `, ${answeredBy.name}`}: ${answer}`}</Text>
      )}
    </li>
  );
}
