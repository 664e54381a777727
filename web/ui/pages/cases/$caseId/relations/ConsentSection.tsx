import { useState } from 'react';
import { Alert, Button, Modal, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CaseRelations, Consent } from '#contract/relations';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { CONSENT_KIND_NAMES } from '../../../../text/relations.ts';
import { ConsentForm } from './ConsentForm.tsx';
import { WithdrawalForm } from './WithdrawalForm.tsx';

interface ConsentSectionProps {
  readonly caseId: string;
  readonly consents: CaseRelations['consents'];
  readonly mayRecord: boolean;
}

/** Who let the centre process and pass on what, since when, and what was taken back (T-198, T-199). */
export function ConsentSection({ caseId, consents, mayRecord }: ConsentSectionProps) {
  const [isRecording, recording] = useDisclosure(false);
  const [withdrawn, setWithdrawn] = useState<Consent>();
  return (
    <Section
      title="Согласия"
      actions={
        mayRecord ? (
          <Button size="xs" variant="default" onClick={recording.open}>
            Внести согласие
          </Button>
        ) : null
      }
    >
      <Stack gap="sm">
        {consents.hasExchangeBasis ? null : (
          <Alert color="yellow" variant="light" title="Передавать сведения другим органам нельзя">
            Нет согласия заявителя на передачу сведений и не указано законное основание: направления и приглашения не
            отправляются.
          </Alert>
        )}
        <DataTable
          label="Согласия"
          columns={consentColumns(mayRecord ? setWithdrawn : undefined)}
          rows={consents.items}
          rowKey={(consent) => consent.id}
          empty={<EmptyState title="Согласий пока нет" text="Здесь появятся согласия заявителя и взрослых членов семьи." />}
        />
      </Stack>
      <Modal opened={isRecording} onClose={recording.close} title="Согласие или законное основание">
        <ConsentForm caseId={caseId} persons={consents.persons} onClose={recording.close} />
      </Modal>
      <Modal opened={withdrawn !== undefined} onClose={() => setWithdrawn(undefined)} title="Отзыв согласия">
        {withdrawn === undefined ? null : (
          <WithdrawalForm caseId={caseId} consent={withdrawn} onClose={() => setWithdrawn(undefined)} />
        )}
      </Modal>
    </Section>
  );
}

function consentColumns(withdraw: ((consent: Consent) => void) | undefined): readonly Column<Consent>[] {
  return [
    { title: 'Кто', isHeading: true, width: '24%', render: ({ person }) => person.name, full: ({ person }) => person.name },
    {
      title: 'На что',
      width: '26%',
      render: ({ kind }) => CONSENT_KIND_NAMES[kind],
      full: ({ kind }) => CONSENT_KIND_NAMES[kind],
    },
    {
      title: 'Основание',
      width: '20%',
      render: ({ lawText }) => lawText ?? 'согласие',
      full: ({ lawText }) => lawText ?? 'согласие',
    },
    { title: 'Состояние', width: '18%', render: (consent) => <ConsentState consent={consent} /> },
    {
      title: 'Действия',
      isActions: true,
      width: '12%',
      render: (consent) =>
        withdraw === undefined || consent.withdrawnOn !== null || consent.basis === 'law' ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Отозвать: ${consent.person.name}, ${CONSENT_KIND_NAMES[consent.kind]}`}
            onClick={() => withdraw(consent)}
          >
            Отозвать
          </Button>
        ),
    },
  ];
}

function ConsentState({ consent: { givenOn, withdrawnOn } }: { consent: Consent }) {
  return withdrawnOn === null ? (
    <Tag tone="done">{`с ${formatDate(givenOn)}`}</Tag>
  ) : (
    <Tag tone="overdue">{`отозвано ${formatDate(withdrawnOn)}`}</Tag>
  );
}
