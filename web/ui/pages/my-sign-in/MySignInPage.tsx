import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ownAccessQuery } from '../../api/use-own-access.ts';
import { PageHeader } from '../../components/PageHeader.tsx';
import { QueryError } from '../../components/QueryError.tsx';
import { OpenSignIns } from './OpenSignIns.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';

/** How a person signs in: password, second factor, and the browsers that are open. */
export function MySignInPage() {
  const { data, error, refetch } = useQuery(ownAccessQuery);
  return (
    <>
      <PageHeader title="Мой вход" note={data === undefined ? undefined : `Логин: ${data.login}`} />
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined ? (
        error === null ? (
          <Skeleton height={420} />
        ) : null
      ) : (
        <Stack gap="md">
          <PasswordSection access={data} />
          <SecondFactorSection access={data} />
          <OpenSignIns access={data} />
        </Stack>
      )}
    </>
  );
}
