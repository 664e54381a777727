import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { StartFormAnswer } from '#contract/tasks';
import { appealFormQuery, useRegisterAppeal } from '../../../api/use-cases.ts';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { FactList } from '../../../form/FactList.tsx';
import { toFormData } from '../../../form/form-data.ts';
import { FormSkeleton } from '../../../form/FormSkeleton.tsx';
import { SchemaForm } from '../../../form/SchemaForm.tsx';

/** The start of a case: the appeal of a family with the date of its receipt. */
export function RegisterAppealPage() {
  const { data, error, refetch } = useQuery(appealFormQuery);
  return (
    <>
      <PageHeader title="Зарегистрировать обращение" note="По обращению откроется дело и начнётся отсчёт срока." />
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <FormSkeleton /> : null}
      {data === undefined ? null : <AppealForm answer={data} />}
    </>
  );
}

function AppealForm({ answer: { form, prepared } }: { answer: StartFormAnswer }) {
  const register = useRegisterAppeal();
  const navigate = useNavigate();

  async function submit(data: unknown): Promise<void> {
    const { caseId, number, message } = await register.mutateAsync({ formVersion: form.version, data: toFormData(data) });
    notifications.show({ title: `Открыто дело ${number}`, message });
    void navigate({ to: '/cases/$caseId', params: { caseId }, ignoreBlocker: true });
  }

  return (
    <>
      <FactList facts={prepared.facts} />
      <SchemaForm form={form} prepared={prepared} defaultSubmitText="Зарегистрировать обращение" submit={submit} />
    </>
  );
}
