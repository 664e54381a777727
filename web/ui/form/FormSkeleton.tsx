import { Skeleton, Stack } from '@mantine/core';

/** Holds the place of a form while it and its renderer load. */
export function FormSkeleton() {
  return (
    <Stack gap="lg" maw={640} aria-hidden>
      {[0, 1, 2, 3].map((row) => (
        <Stack gap={6} key={row}>
          <Skeleton height={14} width={180} />
          <Skeleton height={36} />
        </Stack>
      ))}
    </Stack>
  );
}
