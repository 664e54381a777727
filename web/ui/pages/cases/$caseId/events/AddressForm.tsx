import { useState } from 'react';
import { notifications } from '@mantine/notifications';
import { ApiError } from '../../../../api/api-error.ts';
import { useChangeAddress } from '../../../../api/use-events.ts';
import { DateField } from '../../../../components/DateField.tsx';
import { DialogForm } from '../../../../components/DialogForm.tsx';
import { parseRuDate } from '../../../../text/dates.ts';
import { EMPTY_PLACE, PlaceFields, requestOf, type Place } from './PlaceFields.tsx';

/** A move inside the district: nothing is to be decided, the former address stays readable (T-094). */
export function AddressForm({ caseId, district, onClose }: { caseId: string; district: string; onClose: () => void }) {
  const [place, setPlace] = useState<Place>({ ...EMPTY_PLACE, district });
  const [day, setDay] = useState<string>();
  const save = useChangeAddress(caseId);
  const fields = save.error instanceof ApiError ? save.error.fields : {};
  const since = day === undefined ? undefined : parseRuDate(day);

  function submit(): void {
    if (since === undefined) return;
    save.mutate(
      { address: { district: place.district, ...requestOf(place) }, since },
      {
        onSuccess: () => {
          notifications.show({ message: 'Адрес изменён' });
          onClose();
        },
      },
    );
  }

  return (
    <DialogForm
      error={save.error}
      isPending={save.isPending}
      isFilled={since !== undefined && place.district.trim() !== ''}
      submitText="Изменить адрес"
      cancelText="Не менять"
      onSubmit={submit}
      onClose={onClose}
    >
      <PlaceFields place={place} districtError={fields['/address/district']} onChange={setPlace} />
      <DateField
        name="С какого числа"
        label="С какого числа"
        required
        w={180}
        value={day}
        error={fields['/since']}
        onChange={setDay}
      />
    </DialogForm>
  );
}
