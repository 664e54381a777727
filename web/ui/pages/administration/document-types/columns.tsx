import { Button } from '@mantine/core';
import type { DocumentType, DocumentTypeList } from '#contract/checklists';
import type { Column } from '../../../components/DataTable.tsx';
import { Tag } from '../../../components/Tag.tsx';
import { formatDate } from '../../../text/dates.ts';

type Requirements = DocumentTypeList['requirements'];

export function typeColumns(requirements: Requirements, end: (type: DocumentType) => void): readonly Column<DocumentType>[] {
  return [
    { title: 'Документ', render: ({ label }) => label, full: ({ label }) => label, isHeading: true },
    { title: 'Кто выдаёт', width: '12%', full: ({ issuer }) => issuer ?? '', render: ({ issuer }) => issuer ?? '—' },
    {
      title: 'С кого требуется',
      width: '17%',
      render: (type) => requiredWords(type, requirements),
      full: (type) => requiredWords(type, requirements),
    },
    { title: 'Доступ', width: '8%', render: ({ isStrict }) => (isStrict ? <Tag>строгий</Tag> : 'обычный') },
    { title: 'Где', width: '9%', render: ({ centreId }) => (centreId === null ? 'все центры' : 'свой центр') },
    { title: 'Дела с', width: '9%', render: ({ validFrom }) => formatDate(validFrom) },
    { title: 'Дела по', width: '9%', render: ({ validTo }) => (validTo === null ? '—' : formatDate(validTo)) },
    {
      title: 'Действия',
      width: '11%',
      isActions: true,
      render: (type) =>
        type.validTo === null && !type.isFixed ? (
          <Button size="compact-sm" variant="default" onClick={() => end(type)} aria-label={`Исключить: ${type.label}`}>
            Исключить
          </Button>
        ) : null,
    },
  ];
}

function requiredWords({ requiredFor }: DocumentType, requirements: Requirements): string {
  if (requiredFor.length === 0) return 'необязательный';
  return requiredFor.map((code) => requirements.find((one) => one.code === code)?.label ?? code).join('; ');
}
