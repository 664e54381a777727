import { useCallback, useState } from 'react';
import { Alert, Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TaskAnswer } from '#contract/tasks';
import { ApiError } from '../../../api/api-error.ts';
import { useMe, useTimeZone } from '../../../api/use-me.ts';
import { askTaskHints, saveTaskDraft, useCompleteTask } from '../../../api/use-tasks.ts';
import { FactList } from '../../../form/FactList.tsx';
import { SchemaForm } from '../../../form/SchemaForm.tsx';
import { toFormData } from '../../../form/form-data.ts';
import { formatMoment } from '../../../text/dates.ts';

/** The form of a task: draft, completion, and the two refusals that belong to the whole page. */
export function TaskForm({ answer, reload }: { answer: TaskAnswer; reload: () => void }) {
  const { task, form, prepared, draft, hasHints, may } = answer;
  const complete = useCompleteTask(task.taskId);
  const navigate = useNavigate();
  const [isStale, setIsStale] = useState(false);
  const [rival, setRival] = useState<ApiError>();
  const mayComplete = may.includes('complete');

  const saveDraft = useCallback(
    async (data: unknown) => (await saveTaskDraft(task.taskId, { formVersion: form.version, data: toFormData(data) })).savedAt,
    [task.taskId, form.version],
  );

  const askHints = useCallback((data: unknown) => askTaskHints(task.taskId, toFormData(data)), [task.taskId]);

  async function submit(data: unknown): Promise<void> {
    try {
      const { state, message } = await complete.mutateAsync({ formVersion: form.version, data: toFormData(data) });
      notifications.show({ title: state === 'saved' ? 'Сохранено' : 'Задача выполнена', message });
      void navigate({ to: '/tasks', ignoreBlocker: true });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'STALE_FORM') setIsStale(true);
      if (error instanceof ApiError && error.code === 'TASK_ALREADY_COMPLETED') setRival(error);
      throw error;
    }
  }

  if (rival) return <AlreadyDone rival={rival} />;
  return (
    <>
      {isStale ? <StaleForm reload={reload} /> : null}
      {draft !== null && draft.formVersion !== form.version ? (
        <Alert color="yellow" mb="md" role="status">
          Форма изменилась после того, как вы сохранили черновик. Проверьте заполненное перед завершением.
        </Alert>
      ) : null}
      <FactList facts={prepared.facts} />
      <SchemaForm
        form={form}
        prepared={prepared}
        caseId={task.case?.id}
        askHints={hasHints ? askHints : undefined}
        draft={draft ?? undefined}
        isReadOnly={!mayComplete}
        defaultSubmitText="Завершить задачу"
        saveDraft={mayComplete ? saveDraft : undefined}
        submit={submit}
      />
    </>
  );
}

function StaleForm({ reload }: { reload: () => void }) {
  return (
    <Alert color="yellow" mb="md" role="alert" title="Форма устарела">
      <Text size="sm" mb="xs">
        Пока вы заполняли форму, вышла её новая версия. Черновик сохранён: откройте новую форму и проверьте заполненное.
      </Text>
      <Button size="xs" onClick={reload}>
        Открыть новую форму
      </Button>
    </Alert>
  );
}

/** Somebody was quicker: says whether it was the person in another window, and when. */
function AlreadyDone({ rival: { details } }: { rival: ApiError }) {
  const me = useMe();
  const timeZone = useTimeZone();
  const { completedBy, completedAt } = details;
  const moment = typeof completedAt === 'string' ? ` ${formatMoment(completedAt, timeZone)}` : '';
  return (
    <Alert color="gray" role="alert" title="Задача уже выполнена">
      <Text size="sm" mb="xs">
        {completedBy === me?.user.id ? `Вы завершили её в другом окне${moment}.` : `Её завершил другой сотрудник${moment}.`} Ваши
        данные не записаны повторно.
      </Text>
      <Group>
        <Button size="xs" component={Link} to="/tasks">
          К списку задач
        </Button>
      </Group>
    </Alert>
  );
}
