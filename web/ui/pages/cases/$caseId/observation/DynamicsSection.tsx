import { lazy, Suspense, useState } from 'react';
import { Button, Modal, Skeleton, Stack, Text } from '@mantine/core';
import type { CaseStatus } from '#contract/common';
import type { Observation } from '#contract/observation';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { Section } from '../../../../components/Section.tsx';
import { Tag, type TagTone } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { ProposeForm, questionsOf } from '../consilium/ProposeQuestion.tsx';
import { DynamicsChart } from './DynamicsChart.tsx';
import { DYNAMICS_NAMES } from './dynamics-words.ts';
import { WorseningOffer } from './WorseningOffer.tsx';

const DynamicsForm = lazy(async () => ({ default: (await import('./DynamicsForm.tsx')).DynamicsForm }));

interface DynamicsSectionProps {
  readonly caseId: string;
  readonly status: CaseStatus;
  readonly observation: Observation;
  readonly mayKeep: boolean;
}

const TONES = { better: 'done', same: 'plain', worse: 'overdue' } as const satisfies Record<string, TagTone>;

/** The diary of dynamics with its chart; a deterioration offers to bring the family before the consilium (T-118). */
export function DynamicsSection({ caseId, status, observation, mayKeep }: DynamicsSectionProps) {
  const [dialog, setDialog] = useState<'entry' | 'consilium'>();
  const [isOffered, setIsOffered] = useState(false);
  const { points, diary, mayPropose } = observation;
  const close = () => setDialog(undefined);
  return (
    <Section title="Дневник динамики" actions={mayKeep ? <EntryButton onClick={() => setDialog('entry')} /> : undefined}>
      <Stack gap="sm">
        {isOffered && mayPropose ? (
          <WorseningOffer caseId={caseId} onConsilium={() => setDialog('consilium')} onDismiss={() => setIsOffered(false)} />
        ) : null}
        {points.length === 0 ? (
          <Text size="sm" c="dimmed">
            Здесь появятся записи о том, как меняется ситуация семьи: дата, изменение, комментарий.
          </Text>
        ) : (
          <DynamicsChart points={points} />
        )}
        {diary.length === 0 ? null : <DiaryTable diary={diary} />}
      </Stack>
      <Modal opened={dialog === 'entry'} onClose={close} title="Запись в дневник динамики">
        <Suspense fallback={<Skeleton height={320} />}>
          <DynamicsForm caseId={caseId} onClose={close} onRecorded={setIsOffered} />
        </Suspense>
      </Modal>
      <Modal opened={dialog === 'consilium'} onClose={close} title="Вопрос консилиуму">
        <ProposeForm
          caseId={caseId}
          questions={questionsOf(status)}
          initial={{ question: 'progress', note: noteOf(diary) }}
          onDone={close}
        />
      </Modal>
    </Section>
  );
}

const NOTE_MOST = 2000;

/** What the consilium should know, as the diary last told of a deterioration. */
function noteOf(diary: Observation['diary']): string {
  const worse = diary.find(({ change }) => change === 'worse');
  return `Ухудшение ситуации семьи: ${worse?.comment ?? ''}`.slice(0, NOTE_MOST);
}

function EntryButton({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="default" size="xs" onClick={onClick}>
      Внести запись
    </Button>
  );
}

function DiaryTable({ diary }: { diary: Observation['diary'] }) {
  return (
    <div className="app-table-wraps">
      <DataTable label="Дневник динамики" columns={COLUMNS} rows={diary} rowKey={({ id }) => id} empty={null} />
    </div>
  );
}

const COLUMNS: readonly Column<Observation['diary'][number]>[] = [
  {
    title: 'Дата',
    width: '12%',
    isHeading: true,
    render: ({ on }) => <span className="app-numbers">{formatDate(on)}</span>,
  },
  { title: 'Изменение', width: '16%', render: ({ change }) => <Tag tone={TONES[change]}>{DYNAMICS_NAMES[change]}</Tag> },
  { title: 'Комментарий', width: '56%', render: ({ comment }) => comment },
  { title: 'Записал(а)', width: '16%', render: ({ author }) => author.name },
];
