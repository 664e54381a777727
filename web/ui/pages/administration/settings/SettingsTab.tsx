import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { settingsQuery } from '../../../api/use-administration.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Numbers of the programme's text, with the text's value as default (T-247). */
export function SettingsTab() {
  const { data, error, refetch } = useQuery(settingsQuery);
  if (error !== null) return <QueryError error={error} retry={() => void refetch()} />;
  if (data === undefined) return <Skeleton height={360} />;
  if (data.items.length === 0) return <EmptyState title="Настроек нет" />;
  return (
    <Stack gap="sm">
      {data.items.map((setting) => (
        <SettingRow key={`${setting.key} ${setting.centreId ?? ''} ${setting.version}`} setting={setting} />
      ))}
    </Stack>
  );
}
