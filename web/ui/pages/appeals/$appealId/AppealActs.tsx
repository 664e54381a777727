import { lazy, Suspense, useState } from 'react';
import { Button, Modal, Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { AppealCard } from '#contract/appeals';

const ReasonForm = lazy(async () => ({ default: (await import('./CloseAppealForm.tsx')).CloseAppealForm }));
const ReceiptForm = lazy(async () => ({ default: (await import('./CorrectReceiptForm.tsx')).CorrectReceiptForm }));
const AnswerForm = lazy(async () => ({ default: (await import('./NoteAnswerForm.tsx')).NoteAnswerForm }));

type Act = 'close' | 'correct-receipt' | 'note-answer';

const TITLES: Readonly<Record<Act, string>> = {
  close: 'Закрыть без дела',
  'correct-receipt': 'Исправить дату поступления',
  'note-answer': 'Отметить отправку ответа',
};

/** What the server allows with this appeal; the forms load when somebody needs them. */
export function AppealActs({ appeal }: { appeal: AppealCard }) {
  const [open, setOpen] = useState<Act>();
  const waiting = appeal.answers.filter(({ sentOn }) => sentOn === null);
  const acts = (['close', 'correct-receipt', 'note-answer'] as const).filter(
    (act) => appeal.may.includes(act) && (act !== 'note-answer' || waiting.length > 0),
  );
  const close = () => setOpen(undefined);
  return (
    <>
      {appeal.may.includes('register') ? (
        <Button renderRoot={(props) => <Link {...props} to="/appeals/new" search={{ received: appeal.id }} />}>
          Зарегистрировать
        </Button>
      ) : null}
      {acts.map((act) => (
        <Button key={act} variant="default" onClick={() => setOpen(act)}>
          {TITLES[act]}
        </Button>
      ))}
      <Modal opened={open !== undefined} onClose={close} title={open === undefined ? '' : TITLES[open]}>
        <Suspense fallback={<Skeleton height={180} />}>
          {open === 'close' ? <ReasonForm appealId={appeal.id} onClose={close} /> : null}
          {open === 'correct-receipt' ? <ReceiptForm appeal={appeal} onClose={close} /> : null}
          {open === 'note-answer' ? (
            <AnswerForm appealId={appeal.id} kinds={waiting.map(({ kind }) => kind)} onClose={close} />
          ) : null}
        </Suspense>
      </Modal>
    </>
  );
}
