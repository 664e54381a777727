import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Checkbox, Group, Select, Stack, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { CoExecutorKindRow, OrganisationRow, SaveOrganisationRequest } from '#contract/organisations';
import { ApiError, messageOf } from '../../api/api-error.ts';
import { useChangeOrganisation, useCreateOrganisation } from '../../api/use-organisations.ts';
import { HELP_KIND_NAMES, HELP_KINDS, NATURE_NAMES, NATURES } from './organisation-words.ts';

interface OrganisationFormProps {
  readonly organisation: OrganisationRow | undefined;
  readonly kinds: readonly CoExecutorKindRow[];
  readonly onDone: () => void;
}

const EMPTY: SaveOrganisationRequest = {
  name: '',
  kind: 'health',
  kindNote: null,
  nature: 'organisation',
  helpKinds: [],
  district: '',
  address: '',
  workingHours: '',
  phone: null,
  email: null,
  isActive: true,
};

const TEXTS = [
  { name: 'name', label: 'Название или имя', isRequired: true },
  { name: 'district', label: 'Муниципальный район (городской округ)', isRequired: true },
  { name: 'address', label: 'Адрес', isRequired: true },
  { name: 'workingHours', label: 'Часы работы', isRequired: true },
  { name: 'phone', label: 'Телефон', isRequired: false },
  { name: 'email', label: 'Электронная почта', isRequired: false },
] as const;

export function OrganisationForm({ organisation, kinds, onDone }: OrganisationFormProps) {
  const [draft, setDraft] = useState<SaveOrganisationRequest>(() => draftOf(organisation));
  const create = useCreateOrganisation();
  const change = useChangeOrganisation(organisation?.id ?? '');
  const { error, isPending } = organisation === undefined ? create : change;
  const fields = error instanceof ApiError ? error.fields : {};
  const set = (part: Partial<SaveOrganisationRequest>) => setDraft((current) => ({ ...current, ...part }));

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (isPending) return;
    const report = {
      onSuccess: () => {
        notifications.show({ message: 'Справочник изменён' });
        onDone();
      },
    };
    if (organisation === undefined) create.mutate(draft, report);
    else change.mutate({ ...draft, version: organisation.version }, report);
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        {error === null ? null : (
          <Alert color="red" variant="light" role="alert">
            {messageOf(error)}
          </Alert>
        )}
        <Select
          label="Кто это"
          allowDeselect={false}
          data={NATURES.map((value) => ({ value, label: NATURE_NAMES[value] }))}
          value={draft.nature}
          onChange={(value) => set({ nature: NATURES.find((nature) => nature === value) ?? 'organisation' })}
        />
        <Select
          label="Вид"
          allowDeselect={false}
          data={kinds.map(({ organisationKind, label }) => ({ value: organisationKind, label }))}
          value={draft.kind}
          onChange={(value) =>
            set({ kind: kinds.find((kind) => kind.organisationKind === value)?.organisationKind ?? draft.kind })
          }
        />
        {draft.kind === 'other' ? (
          <TextInput
            label="Какой именно"
            required
            value={draft.kindNote ?? ''}
            error={fields['/kindNote']}
            onChange={(event) => set({ kindNote: event.currentTarget.value })}
          />
        ) : null}
        {TEXTS.map(({ name, label, isRequired }) => (
          <TextInput
            key={name}
            label={label}
            required={isRequired}
            value={draft[name] ?? ''}
            error={fields[`/${name}`]}
            onChange={(event) => set({ [name]: event.currentTarget.value })}
          />
        ))}
        <Checkbox.Group
          label="Какую помощь оказывает"
          value={[...draft.helpKinds]}
          onChange={(values) => set({ helpKinds: HELP_KINDS.filter((kind) => values.includes(kind)) })}
        >
          <Group gap="md" mt={6}>
            {HELP_KINDS.map((kind) => (
              <Checkbox key={kind} value={kind} label={HELP_KIND_NAMES[kind]} />
            ))}
          </Group>
        </Checkbox.Group>
        <Checkbox
          label="Работает: предлагать в планах и памятках"
          checked={draft.isActive}
          onChange={(event) => set({ isActive: event.currentTarget.checked })}
        />
        <Group>
          <Button type="submit" loading={isPending}>
            Сохранить
          </Button>
          <Button variant="default" onClick={onDone}>
            Отмена
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function draftOf(organisation: OrganisationRow | undefined): SaveOrganisationRequest {
  if (organisation === undefined) return EMPTY;
  const { name, kind, kindNote, nature, helpKinds, district, address, workingHours, phone, email, isActive } = organisation;
  return { name, kind, kindNote, nature, helpKinds, district, address, workingHours, phone, email, isActive };
}
