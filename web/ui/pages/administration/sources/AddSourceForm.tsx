import { useState, type SubmitEvent } from 'react';
import { Alert, Button, Code, CopyButton, Group, Select, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AddMessageSourceRequest } from '#contract/messages';
import { messageOf } from '../../../api/api-error.ts';
import { centresQuery } from '../../../api/use-administration.ts';
import { useAddMessageSource } from '../../../api/use-message-sources.ts';
import { Section } from '../../../components/Section.tsx';

const KINDS: readonly { value: AddMessageSourceRequest['sourceKind']; label: string }[] = [
  { value: 'state-body', label: 'орган государственной власти' },
  { value: 'municipal-body', label: 'орган местного самоуправления' },
  { value: 'institution', label: 'государственное (муниципальное) учреждение' },
  { value: 'person', label: 'обращения физических лиц' },
  { value: 'legal-entity', label: 'юридическое лицо' },
  { value: 'helpline', label: 'детский телефон доверия' },
];
const WHOLE_REGION = 'all';

export function AddSourceForm() {
  const [name, setName] = useState('');
  const [sourceKind, setSourceKind] = useState<AddMessageSourceRequest['sourceKind']>('institution');
  const [centre, setCentre] = useState(WHOLE_REGION);
  const { data: centres } = useQuery(centresQuery);
  const add = useAddMessageSource();

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    if (add.isPending) return;
    add.mutate({ name, sourceKind, centreId: centre === WHOLE_REGION ? null : centre }, { onSuccess: () => setName('') });
  }

  return (
    <Section title="Подключить систему">
      {add.error === null ? null : (
        <Alert color="red" variant="light" role="alert" mb="sm">
          {messageOf(add.error)}
        </Alert>
      )}
      {add.data === undefined ? null : <Token token={add.data.token} />}
      <form onSubmit={submit}>
        <Group align="flex-end" gap="sm">
          <TextInput
            label="Название системы"
            required
            w={280}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label="Кто отправляет"
            w={300}
            allowDeselect={false}
            data={[...KINDS]}
            value={sourceKind}
            onChange={(value) => setSourceKind(KINDS.find((kind) => kind.value === value)?.value ?? 'institution')}
          />
          <Select
            label="Для какого Центра"
            w={260}
            allowDeselect={false}
            data={[
              { value: WHOLE_REGION, label: 'по району проживания семьи' },
              ...(centres?.items ?? []).map(({ id, name: label }) => ({ value: id, label })),
            ]}
            value={centre}
            onChange={(value) => setCentre(value ?? WHOLE_REGION)}
          />
          <Button type="submit" loading={add.isPending} disabled={name.trim() === ''}>
            Подключить систему
          </Button>
        </Group>
      </form>
    </Section>
  );
}

/** The secret is shown once: the system keeps only its hash. */
function Token({ token }: { token: string }) {
  return (
    <Alert color="green" variant="light" role="status" mb="sm" title="Ключ системы">
      <Text size="sm" mb="xs">
        Передайте ключ администратору системы сейчас: больше он не показывается.
      </Text>
      <Group gap="sm">
        <Code>{token}</Code>
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button size="compact-sm" variant="default" onClick={copy}>
              {copied ? 'Скопировано' : 'Скопировать'}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
