import { useState } from 'react';
import { Button, Stack } from '@mantine/core';
import type { CaseCard } from '#contract/cases';
import type { Observation } from '#contract/observation';
import { Section } from '../../../../components/Section.tsx';
import { RecordCards } from '../records/RecordCards.tsx';
import { VisitDialog } from './VisitDialog.tsx';
import { VisitRhythm } from './VisitRhythm.tsx';

interface VisitSectionProps {
  readonly caseId: string;
  readonly visits: Observation['visits'];
  readonly members: CaseCard['family']['members'];
  readonly mayRecord: boolean;
}

/** Visits to the family and when the next one is due. */
export function VisitSection({ caseId, visits, members, mayRecord }: VisitSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section
      title="Посещения"
      actions={
        mayRecord ? (
          <Button variant="default" size="xs" onClick={() => setIsOpen(true)}>
            Внести посещение
          </Button>
        ) : undefined
      }
    >
      <Stack gap="sm">
        <VisitRhythm plan={visits.plan} />
        <RecordCards caseId={caseId} records={visits.items} />
      </Stack>
      <VisitDialog isOpen={isOpen} caseId={caseId} members={members} sources={visits.sources} onClose={() => setIsOpen(false)} />
    </Section>
  );
}
