import { useState } from 'react';
import { Radio, Stack, Text, TextInput } from '@mantine/core';
import type { DistrictDecision, OtherDistrict } from '#contract/appeals';

/** The family lives in the district of another centre: hand the appeal over, or say why it stays. */
export function DistrictChoice(props: { other: OtherDistrict; onChange: (decision: DistrictDecision | undefined) => void }) {
  const { other, onChange } = props;
  const [choice, setChoice] = useState<'transfer' | 'keep'>();
  const [reason, setReason] = useState('');

  function choose(value: string): void {
    if (value === 'transfer' && other.centre !== null) {
      setChoice('transfer');
      onChange({ decision: 'transfer', centreId: other.centre.id });
    } else {
      setChoice('keep');
      keep(reason);
    }
  }

  function keep(text: string): void {
    setReason(text);
    onChange(text.trim() === '' ? undefined : { decision: 'keep', reason: text.trim() });
  }

  return (
    <Stack gap="xs">
      <Radio.Group label={`Район «${other.district}» ваш центр не обслуживает`} required value={choice ?? null} onChange={choose}>
        <Stack gap={8} pt={6}>
          {other.centre === null ? (
            <Text size="sm" c="dimmed">
              Центра, который обслуживает этот район, в системе нет.
            </Text>
          ) : (
            <Radio value="transfer" label={`передать в центр «${other.centre.name}», там начнётся отсчёт срока`} />
          )}
          <Radio value="keep" label="оставить обращение у нас" />
        </Stack>
      </Radio.Group>
      {choice === 'keep' ? (
        <TextInput
          label="Почему обращение остаётся"
          required
          maxLength={1000}
          value={reason}
          onChange={(event) => keep(event.currentTarget.value)}
        />
      ) : null}
    </Stack>
  );
}
