import { lazy, Suspense, useState } from 'react';
import { Button, Modal, Skeleton, Text } from '@mantine/core';
import type { CaseCard } from '#contract/cases';
import type { Observation } from '#contract/observation';
import { Section } from '../../../../components/Section.tsx';
import { formatDate } from '../../../../text/dates.ts';

const ConsultationForm = lazy(async () => ({ default: (await import('./ConsultationForm.tsx')).ConsultationForm }));

interface ConsultationSectionProps {
  readonly caseId: string;
  readonly consultations: Observation['consultations'];
  readonly members: CaseCard['family']['members'];
  readonly mayKeep: boolean;
}

/** Whom of the family the curator informed or consulted about the plan, when and about what. */
export function ConsultationSection({ caseId, consultations, members, mayKeep }: ConsultationSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  return (
    <Section
      title="Информирование и консультирование семьи"
      actions={
        mayKeep ? (
          <Button variant="default" size="xs" onClick={() => setIsOpen(true)}>
            Записать консультацию
          </Button>
        ) : undefined
      }
    >
      {consultations.length === 0 ? (
        <Text size="sm" c="dimmed">
          Здесь появятся разговоры с семьёй о выполнении плана: дата, с кем, на какую тему.
        </Text>
      ) : (
        <ol className="app-timeline" aria-label="Журнал консультирования">
          {consultations.map(({ id, on, person, topic, note, author }) => (
            <li key={id}>
              <span className="app-numbers">{formatDate(on)}</span>
              <div>
                <Text fw={700} size="sm">
                  {topic}
                </Text>
                {note === null ? null : <Text size="sm">{note}</Text>}
                <Text size="sm" c="dimmed">{`${person.name}. Записал(а): ${author.name}`}</Text>
              </div>
            </li>
          ))}
        </ol>
      )}
      <Modal opened={isOpen} onClose={close} title="Записать консультацию">
        <Suspense fallback={<Skeleton height={320} />}>
          <ConsultationForm caseId={caseId} members={members} onClose={close} />
        </Suspense>
      </Modal>
    </Section>
  );
}
