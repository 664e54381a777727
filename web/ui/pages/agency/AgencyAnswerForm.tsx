import { useState, type SubmitEvent } from 'react';
import { Alert, Button, FileInput, Group, Radio, Stack, Textarea } from '@mantine/core';
import type { AgencyView } from '#contract/engagements';
import { ApiError, messageOf } from '../../api/api-error.ts';
import { useAnswerLink } from '../../api/use-agency.ts';
import { Details } from '../../components/Details.tsx';
import { formatDate } from '../../text/dates.ts';

interface AgencyAnswerFormProps {
  readonly token: string;
  readonly view: AgencyView;
  readonly onAnswered: () => void;
}

/** Agree or refuse, or report what was done; nothing of the family is shown or asked. */
export function AgencyAnswerForm({ token, view, onAnswered }: AgencyAnswerFormProps) {
  const [reply, setReply] = useState<'agreed' | 'refused'>();
  const [text, setText] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const answer = useAnswerLink(token);
  const fields = answer.error instanceof ApiError ? answer.error.fields : {};
  const isReply = view.step === 'reply';
  const isFilled = text.trim() !== '' && (!isReply || reply !== undefined);

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (!isFilled || answer.isPending) return;
    answer.mutate({ text, file: file ?? undefined, ...(isReply && reply !== undefined && { reply }) }, { onSuccess: onAnswered });
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Details
          items={[
            { label: 'Организация', value: view.organisation },
            { label: 'Письмо', value: `№ ${view.number}` },
            { label: 'О чём просит центр', value: view.question },
            { label: isReply ? 'Ответить до' : 'Срок мероприятия', value: formatDate(view.dueOn) },
          ]}
        />
        {answer.error === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {messageOf(answer.error)}
          </Alert>
        )}
        {isReply ? (
          <Radio.Group
            label="Согласна ли организация помочь"
            required
            value={reply ?? null}
            error={fields['/reply']}
            onChange={(value) => setReply(value === 'agreed' ? 'agreed' : 'refused')}
          >
            <Group mt="xs">
              <Radio value="agreed" label="Согласны" />
              <Radio value="refused" label="Не можем" />
            </Group>
          </Radio.Group>
        ) : null}
        <Textarea
          label={isReply ? 'Ответ' : 'Что сделано'}
          description="Без диагнозов и других сведений о людях"
          required
          autosize
          minRows={4}
          value={text}
          error={fields['/text']}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {isReply || view.hasFile ? null : (
          <FileInput
            label="Документ"
            placeholder="PDF, JPEG или PNG до 20 МБ"
            accept="application/pdf,image/jpeg,image/png"
            value={file}
            error={fields['/file']}
            onChange={setFile}
            clearable
            clearButtonProps={{ 'aria-label': 'Убрать документ' }}
          />
        )}
        <Button type="submit" loading={answer.isPending} disabled={!isFilled}>
          Отправить ответ
        </Button>
      </Stack>
    </form>
  );
}
