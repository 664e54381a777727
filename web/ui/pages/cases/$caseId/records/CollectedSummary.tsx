import { Stack, Text } from '@mantine/core';
import type { CollectingCheckCode, RecordList } from '#contract/assessment';
import { Section } from '../../../../components/Section.tsx';
import { Tag } from '../../../../components/Tag.tsx';
import { recordName } from './record-kinds.ts';

const CHECK_NAMES: Readonly<Record<CollectingCheckCode, string>> = {
  contact: 'Встреча с семьёй',
  'home-survey': 'Акт жилищно-бытового обследования',
  methods: 'Проведено методов',
  diagnostics: 'Диагностика членов семьи',
};

/** Which kinds of information exist and what the centre demands before the draft goes to the consilium. */
export function CollectedSummary({ summary }: { summary: RecordList['summary'] }) {
  const demanded = summary.checks.filter(({ needed }) => needed > 0);
  return (
    <Section title="Что собрано">
      <Text size="sm" fw={700} mb={6}>
        До консилиума нужно
      </Text>
      <Stack component="ul" gap={6} className="app-plain-list">
        {demanded.map(({ code, needed, present }) => (
          <li key={code}>
            <Text size="sm" component="span">
              {CHECK_NAMES[code]}
            </Text>{' '}
            <Tag tone={present >= needed ? 'done' : 'today'}>
              {present >= needed ? `есть: ${present}` : `есть: ${present}, нужно: ${needed}`}
            </Tag>
          </li>
        ))}
      </Stack>
      <Text size="sm" fw={700} mt="sm" mb={6}>
        По видам сведений
      </Text>
      <Stack component="ul" gap={6} className="app-plain-list">
        {summary.kinds.map(({ kind, made, isOmitted }) => (
          <li key={kind}>
            <Text size="sm" component="span">
              {recordName(kind)}
            </Text>{' '}
            <Tag tone={made > 0 ? 'done' : 'plain'}>
              {made > 0 ? `записей: ${made}` : isOmitted ? 'не проводилось, причина указана' : 'нет'}
            </Tag>
          </li>
        ))}
      </Stack>
    </Section>
  );
}
