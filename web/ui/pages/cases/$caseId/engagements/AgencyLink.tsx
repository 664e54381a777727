import { Alert, Button, CopyButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { Engagement } from '#contract/engagements';
import { messageOf } from '../../../../api/api-error.ts';
import { useTimeZone } from '../../../../api/use-me.ts';
import { useIssueLink } from '../../../../api/use-engagements.ts';
import { dateOf, formatDate } from '../../../../text/dates.ts';

/** Makes the link by which the organisation answers, and shows it once: closing the dialog forgets it (T-076). */
export function AgencyLink({ caseId, engagement, label }: { caseId: string; engagement: Engagement; label: string }) {
  const issue = useIssueLink(caseId, engagement.id);
  const timeZone = useTimeZone();
  const address = issue.data && `${window.location.origin}/agency#${issue.data.token}`;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        loading={issue.isPending}
        aria-label={`${label}: ${engagement.organisation}`}
        onClick={() => issue.mutate(undefined)}
      >
        {label}
      </Button>
      {issue.error === null ? null : (
        <Text size="xs" c="error" role="alert">
          {messageOf(issue.error)}
        </Text>
      )}
      <Modal opened={issue.isSuccess} onClose={issue.reset} title="Ссылка для соисполнителя">
        {issue.data === undefined ? null : (
          <Stack gap="sm">
            <Text size="sm">
              {`Передайте ссылку организации «${engagement.organisation}». По ней можно один раз ${
                issue.data.step === 'reply' ? 'согласиться или отказаться' : 'отчитаться о выполнении'
              } до ${formatDate(dateOf(issue.data.expiresAt, timeZone))}; сведений о семье она не показывает.`}
            </Text>
            <TextInput label="Ссылка" readOnly value={address ?? ''} />
            <Alert color="yellow" variant="light">
              Ссылка показывается только сейчас. Прежняя ссылка этой организации больше не действует.
            </Alert>
            <Group justify="flex-end">
              <CopyButton value={address ?? ''}>
                {({ copied, copy }) => (
                  <Button variant="default" onClick={copy}>
                    {copied ? 'Скопировано' : 'Скопировать'}
                  </Button>
                )}
              </CopyButton>
              <Button onClick={issue.reset}>Готово</Button>
            </Group>
          </Stack>
        )}
      </Modal>
    </>
  );
}
