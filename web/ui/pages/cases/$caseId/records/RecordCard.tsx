import { Button, Group, Paper, Text } from '@mantine/core';
import type { AssessmentRecord } from '#contract/cases';
import { Tag } from '../../../../components/Tag.tsx';
import { formatDate } from '../../../../text/dates.ts';
import { CONFIDENTIALITY_NAMES } from '../../../../text/ru.ts';
import { RecordContent } from './RecordContent.tsx';
import { recordFormKey, recordName } from './record-kinds.ts';

interface RecordCardProps {
  readonly record: AssessmentRecord;
  readonly isOpening: boolean;
  readonly onShow: () => void;
}

export function RecordCard({ record, isOpening, onShow }: RecordCardProps) {
  return (
    <Paper withBorder p="md" component="article" className="app-surface">
      <Group justify="space-between" align="flex-start">
        <div>
          <Text fw={700} component="h2" fz="md">
            {record.person === null ? recordName(record.kind) : `${recordName(record.kind)}: ${record.person.name}`}
          </Text>
          <Text
            size="sm"
            c="dimmed"
          >{`${formatDate(record.occurredOn)}, ${record.source}. Записал(а): ${record.author.name}`}</Text>
        </div>
        <Group gap="xs">
          <Tag>{CONFIDENTIALITY_NAMES[record.confidentiality]}</Tag>
          {record.content === null ? (
            <Button
              size="compact-sm"
              variant="default"
              loading={isOpening}
              onClick={onShow}
              aria-label={`Показать: ${recordName(record.kind)}, ${formatDate(record.occurredOn)}`}
            >
              Показать
            </Button>
          ) : null}
        </Group>
      </Group>
      {record.content === null ? null : <RecordContent content={record.content} formKey={recordFormKey(record.kind)} />}
    </Paper>
  );
}
