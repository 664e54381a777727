import { useState } from 'react';
import { Checkbox, Paper, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { DuplicateDecision, SimilarFamily } from '#contract/appeals';
import { AddressLine } from '../../../components/AddressLine.tsx';
import { formatDate } from '../../../text/dates.ts';

interface FamilyChoiceProps {
  readonly family: SimilarFamily;
  readonly onChange: (decision: DuplicateDecision | undefined) => void;
}

/** One family that looks like the one of the appeal: who matches, and whether it is the same. */
export function FamilyChoice({ family, onChange }: FamilyChoiceProps) {
  const [choice, setChoice] = useState<'same' | 'apart'>();
  const [reason, setReason] = useState('');
  const [isNewAddress, setIsNewAddress] = useState(false);

  function tell(next: { choice?: 'same' | 'apart' | undefined; reason: string; isNewAddress: boolean }): void {
    setChoice(next.choice);
    setReason(next.reason);
    setIsNewAddress(next.isNewAddress);
    onChange(decisionOf(family, next));
  }

  return (
    <Paper withBorder p="md" component="section" aria-label={`Похожая семья: ${family.title}`}>
      <Stack gap="xs">
        <Text fw={700}>{family.title}</Text>
        <Text size="sm">
          <AddressLine address={{ ...family, note: null, phone: null }} />
          {family.isSameAddress ? ' (адрес совпадает)' : ''}
        </Text>
        <ul className="app-plain-list">
          {family.matches.map((match) => (
            <li key={`${match.index}-${match.personId}`}>
              <Text size="sm">{`${match.name}, ${match.kinship}, ${formatDate(match.birthOn)}: ${match.likeness === 'same' ? 'совпадают имя и дата рождения' : 'похожи имя и дата рождения'}`}</Text>
            </li>
          ))}
        </ul>
        {family.openCase === null ? null : (
          <Text size="sm" fw={600}>{`Открыто дело ${family.openCase.number}: обращение этой семьи будет приобщено к нему.`}</Text>
        )}
        <Radio.Group
          label="Это"
          required
          value={choice ?? null}
          onChange={(value) => tell({ choice: value === 'same' ? 'same' : 'apart', reason, isNewAddress })}
        >
          <Stack gap={8} pt={6}>
            <Radio value="same" label="та же семья" />
            <Radio value="apart" label="другая семья" />
          </Stack>
        </Radio.Group>
        {choice === 'same' && !family.isSameAddress ? (
          <Checkbox
            label="Записать семье адрес из обращения"
            checked={isNewAddress}
            onChange={(event) => tell({ choice, reason, isNewAddress: event.currentTarget.checked })}
          />
        ) : null}
        {choice === 'apart' ? (
          <TextInput
            label="Почему это другая семья"
            required
            maxLength={1000}
            value={reason}
            onChange={(event) => tell({ choice, reason: event.currentTarget.value, isNewAddress })}
          />
        ) : null}
      </Stack>
    </Paper>
  );
}

/** The first person of the family that resembles somebody of the appeal is that somebody. */
function decisionOf(
  { familyId, matches }: SimilarFamily,
  given: { choice?: 'same' | 'apart' | undefined; reason: string; isNewAddress: boolean },
): DuplicateDecision | undefined {
  if (given.choice === undefined) return undefined;
  if (given.choice === 'apart') {
    const reason = given.reason.trim();
    return reason === '' ? undefined : { familyId, decision: 'apart', reason };
  }
  const indexes = [...new Set(matches.map(({ index }) => index))];
  const persons = indexes.flatMap((index) => {
    const best =
      matches.find((match) => match.index === index && match.likeness === 'same') ??
      matches.find((match) => match.index === index);
    return best === undefined ? [] : [{ index, personId: best.personId }];
  });
  return { familyId, decision: 'same', persons, address: given.isNewAddress ? 'update' : 'keep' };
}
