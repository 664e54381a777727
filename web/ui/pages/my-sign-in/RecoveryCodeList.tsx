import { Alert, Button, CopyButton, Group, Text } from '@mantine/core';

interface RecoveryCodeListProps {
  readonly codes: readonly string[];
  readonly onDone: () => void;
}

/** Shown once: the system keeps only hashes. */
export function RecoveryCodeList({ codes, onDone }: RecoveryCodeListProps) {
  return (
    <>
      <Alert color="yellow" variant="light" role="status" mb="sm" title="Сохраните резервные коды">
        <Text size="sm">
          Каждый код один раз заменяет код из приложения, если телефон потерян. Больше коды не показываются: запишите их или
          распечатайте и храните отдельно от телефона.
        </Text>
      </Alert>
      <ul className="app-recovery-codes" aria-label="Резервные коды">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group justify="flex-end" mt="md">
        <CopyButton value={codes.join('\n')}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? 'Скопировано' : 'Скопировать'}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onDone}>Коды сохранены</Button>
      </Group>
    </>
  );
}
