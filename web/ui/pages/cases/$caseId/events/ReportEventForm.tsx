import { useState } from 'react';
import { Select, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CaseEvents, EventKind, ReportEventRequest } from '#contract/events';
import { ApiError } from '../../../../api/api-error.ts';
import { useReportEvent } from '../../../../api/use-events.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { formatDate, parseRuDate } from '../../../../text/dates.ts';
import { consequenceOf, EVENT_NAMES, personLabelOf } from '../../../../text/events.ts';
import { EMPTY_PLACE, PlaceFields, requestOf, type Place } from './PlaceFields.tsx';

interface ReportEventFormProps {
  readonly caseId: string;
  readonly kinds: readonly EventKind[];
  readonly members: CaseEvents['members'];
  readonly onClose: () => void;
}

/** What happened, when and to whom; the rest is written down in the task that follows. */
export function ReportEventForm({ caseId, kinds, members, onClose }: ReportEventFormProps) {
  const [kind, setKind] = useState<EventKind>();
  const [day, setDay] = useState<string>();
  const [personId, setPersonId] = useState<string>();
  const [note, setNote] = useState('');
  const [place, setPlace] = useState<Place>(EMPTY_PLACE);
  const report = useReportEvent(caseId);
  const fields = report.error instanceof ApiError ? report.error.fields : {};
  const happenedOn = day === undefined ? undefined : parseRuDate(day);
  const personLabel = kind === undefined ? undefined : personLabelOf(kind);
  const needsNote = kind === 'other' || kind === 'revision';
  const isFilled =
    kind !== undefined &&
    happenedOn !== undefined &&
    (personLabel === undefined || personId !== undefined) &&
    (!needsNote || note.trim() !== '') &&
    (kind !== 'family-moved' || place.district.trim() !== '');

  function submit(): void {
    if (kind === undefined || happenedOn === undefined) return;
    const request: ReportEventRequest = {
      kind,
      happenedOn,
      ...(note.trim() !== '' && { note }),
      ...(personLabel !== undefined && personId !== undefined && { personId }),
      ...(kind === 'family-moved' && { newDistrict: place.district, newAddress: requestOf(place) }),
    };
    report.mutate(request, {
      onSuccess: () => {
        notifications.show({ message: 'Событие принято' });
        onClose();
      },
    });
  }

  return (
    <DialogForm
      error={report.error}
      isPending={report.isPending}
      isFilled={isFilled}
      submitText="Сообщить"
      cancelText="Не сообщать"
      onSubmit={submit}
      onClose={onClose}
    >
      <Select
        label="Что произошло"
        required
        placeholder="Выберите"
        data={kinds.map((value) => ({ value, label: EVENT_NAMES[value] }))}
        value={kind ?? null}
        error={fields['/kind']}
        onChange={(value) => setKind(kinds.find((known) => known === value))}
      />
      {kind === undefined ? null : <Text size="sm">{consequenceOf(kind)}</Text>}
      <DateField
        name="Дата события"
        label="Дата события"
        required
        w={180}
        value={day}
        error={fields['/happenedOn']}
        onChange={setDay}
      />
      {personLabel === undefined ? null : (
        <Select
          label={personLabel}
          required
          placeholder="Выберите"
          data={members.map(({ id, name, birthOn }) => ({ value: id, label: `${name}, ${formatDate(birthOn)}` }))}
          value={personId ?? null}
          error={fields['/personId']}
          onChange={(value) => setPersonId(value ?? undefined)}
        />
      )}
      {kind === 'family-moved' ? <PlaceFields place={place} districtError={fields['/newDistrict']} onChange={setPlace} /> : null}
      <Textarea
        label="Пояснение"
        required={needsNote}
        autosize
        minRows={3}
        maxLength={4000}
        value={note}
        error={fields['/note']}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
