import { useState } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { DocumentRow } from '#contract/documents';
import { caseQuery, documentAddress, documentsQuery } from '../../../../api/use-cases.ts';
import { useTimeZone } from '../../../../api/use-me.ts';
import { DataTable, type Column } from '../../../../components/DataTable.tsx';
import { EmptyState } from '../../../../components/EmptyState.tsx';
import { PurposeDialog } from '../../../../components/PurposeDialog.tsx';
import { QueryError } from '../../../../components/QueryError.tsx';
import { formatMoment } from '../../../../text/dates.ts';
import { CONFIDENTIALITY_NAMES } from '../../../../text/ru.ts';
import { UploadForm } from './UploadForm.tsx';

const route = getRouteApi('/signed-in/app/cases/$caseId/documents');

/** Files of the case. Each opening says why it is needed, and the server writes that down (T-197). */
export function DocumentsTab() {
  const { caseId } = route.useParams();
  const { data, error, refetch } = useQuery(documentsQuery(caseId));
  const mayUpload = useQuery(caseQuery(caseId)).data?.may.includes('document.upload') ?? false;
  const timeZone = useTimeZone();
  const [asked, setAsked] = useState<DocumentRow>();
  return (
    <Stack gap="md">
      {mayUpload ? <UploadForm caseId={caseId} /> : null}
      {error === null ? (
        <DataTable
          label="Документы"
          columns={documentColumns(timeZone, setAsked)}
          rows={data?.items}
          rowKey={(document) => document.id}
          empty={
            <EmptyState
              title="Документов пока нет"
              text="Здесь появятся сканы заявлений, справок и актов, загруженные сотрудниками."
            />
          }
        />
      ) : (
        <QueryError error={error} retry={() => void refetch()} />
      )}
      <PurposeDialog
        isOpen={asked !== undefined}
        what={asked?.originalName ?? ''}
        onClose={() => setAsked(undefined)}
        onShow={(purpose) => {
          if (asked !== undefined) window.open(documentAddress(asked.id, purpose), '_blank', 'noopener');
        }}
      />
    </Stack>
  );
}

function documentColumns(timeZone: string, show: (document: DocumentRow) => void): readonly Column<DocumentRow>[] {
  return [
    {
      title: 'Документ',
      width: '22%',
      isHeading: true,
      full: (document) => document.kind,
      render: (document) => (
        <Text component="span" size="sm" fw={700}>
          {document.kind}
        </Text>
      ),
    },
    {
      title: 'Файл',
      width: '26%',
      full: (document) => document.originalName,
      render: (document) => `${document.originalName}, ${sizeWords(document.sizeBytes)}`,
    },
    { title: 'Доступ', width: '16%', render: (document) => CONFIDENTIALITY_NAMES[document.confidentiality] },
    {
      title: 'Загружен',
      width: '24%',
      render: (document) => `${formatMoment(document.uploadedAt, timeZone)}, ${document.uploadedBy.name}`,
    },
    {
      title: 'Действия',
      width: '12%',
      isActions: true,
      render: (document) => (
        <Button
          size="compact-sm"
          variant="default"
          disabled={!document.mayOpen}
          onClick={() => show(document)}
          aria-label={`Показать: ${document.kind}, ${document.originalName}`}
        >
          Показать
        </Button>
      ),
    },
  ];
}

function sizeWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  return kilobytes < 1024 ? `${kilobytes} КБ` : `${(kilobytes / 1024).toLocaleString('ru-RU', { maximumFractionDigits: 1 })} МБ`;
}
