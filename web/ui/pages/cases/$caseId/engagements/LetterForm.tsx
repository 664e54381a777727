import { useState } from 'react';
import { Skeleton, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import type { LetterTemplate } from '#contract/requests';
import { ApiError } from '../../../../api/api-error.ts';
import { letterTemplateQuery, useSendLetter } from '../../../../api/use-engagements.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { OrganisationSelect } from '../../../../components/OrganisationSelect.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

interface LetterFormProps {
  readonly caseId: string;
  readonly planItemId: string;
  readonly onClose: () => void;
}

/** A letter about a measure, begun by the template (T-077). */
export function LetterForm(props: LetterFormProps) {
  const { data, error, refetch } = useQuery(letterTemplateQuery(props.caseId, props.planItemId));
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={240} role="status" aria-label="Загрузка шаблона" />;
  return <FilledLetter {...props} template={data} />;
}

function FilledLetter({ caseId, planItemId, template, onClose }: LetterFormProps & { readonly template: LetterTemplate }) {
  const [organisation, setOrganisation] = useState<{ value: string; label: string }>();
  const [subject, setSubject] = useState(template.subject);
  const [text, setText] = useState(template.text);
  const [due, setDue] = useState<string | undefined>(template.answerDueOn);
  const save = useSendLetter(caseId, planItemId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const answerDueOn = due === undefined ? undefined : parseRuDate(due);

  function submit(): void {
    if (organisation === undefined || answerDueOn === undefined) return;
    save.mutate(
      { organisationId: organisation.value, subject, text, answerDueOn },
      {
        onSuccess: ({ number }) => {
          notifications.show({ message: `Зарегистрировано письмо № ${number}` });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={organisation !== undefined && answerDueOn !== undefined && subject.trim() !== '' && text.trim() !== ''}
      submitText="Зарегистрировать письмо"
      onSubmit={submit}
      onClose={onClose}
    >
      <OrganisationSelect label="Кому" value={organisation} error={fields['/organisationId']} onChange={setOrganisation} />
      <TextInput
        label="Предмет"
        required
        value={subject}
        error={fields['/subject']}
        onChange={(event) => setSubject(event.currentTarget.value)}
      />
      <Textarea
        label="Текст письма"
        required
        autosize
        minRows={5}
        value={text}
        error={fields['/text']}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <DateField name="Ответ до" label="Ответ до" required w={180} value={due} error={fields['/answerDueOn']} onChange={setDue} />
    </DialogForm>
  );
}
