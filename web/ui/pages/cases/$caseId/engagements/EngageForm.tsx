import { useState } from 'react';
import { Select, Text, TextInput, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { EngagementList } from '#contract/engagements';
import { ApiError } from '../../../../api/api-error.ts';
import { useEngage } from '../../../../api/use-engagements.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { OrganisationSelect } from '../../../../components/OrganisationSelect.tsx';
import { parseRuDate } from '../../../../text/dates.ts';

interface EngageFormProps {
  readonly caseId: string;
  readonly planItemId: string;
  readonly persons: EngagementList['persons'];
  readonly onClose: () => void;
}

/** Asks an organisation to help with a measure; without the family's agreement to it the button stays closed (T-078). */
export function EngageForm({ caseId, planItemId, persons, onClose }: EngageFormProps) {
  const [organisation, setOrganisation] = useState<{ value: string; label: string }>();
  const [specialist, setSpecialist] = useState('');
  const [question, setQuestion] = useState('');
  const [personId, setPersonId] = useState<string>();
  const [day, setDay] = useState<string>();
  const save = useEngage(caseId, planItemId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const consentOn = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (organisation === undefined || consentOn === undefined || personId === undefined) return;
    save.mutate(
      {
        organisationId: organisation.value,
        question,
        consentOn,
        consentPersonId: personId,
        ...(specialist.trim() !== '' && { specialist }),
      },
      {
        onSuccess: () => {
          notifications.show({ message: 'Организации направляется письмо' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={organisation !== undefined && question.trim() !== '' && consentOn !== undefined && personId !== undefined}
      submitText="Привлечь соисполнителя"
      onSubmit={submit}
      onClose={onClose}
    >
      <OrganisationSelect value={organisation} error={fields['/organisationId']} onChange={setOrganisation} />
      <TextInput
        label="Специалист организации"
        value={specialist}
        error={fields['/specialist']}
        onChange={(event) => setSpecialist(event.currentTarget.value)}
      />
      <Textarea
        label="О чём просим"
        description="Без диагнозов и обстоятельств семьи: этот текст увидит организация"
        required
        autosize
        minRows={3}
        value={question}
        error={fields['/question']}
        onChange={(event) => setQuestion(event.currentTarget.value)}
      />
      <Text size="sm">Специалистов других организаций привлекают только с согласия семьи.</Text>
      <Select
        label="Кто из семьи согласился"
        required
        placeholder="Выберите"
        data={persons.map(({ id, name }) => ({ value: id, label: name }))}
        value={personId ?? null}
        error={fields['/consentPersonId']}
        onChange={(value) => setPersonId(value ?? undefined)}
      />
      <DateField
        name="Дата согласия"
        label="Дата согласия"
        required
        w={180}
        value={day}
        error={fields['/consentOn']}
        onChange={setDay}
      />
    </DialogForm>
  );
}
