import { useCallback } from 'react';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { RegisterAppealAnswer } from '#contract/appeals';
import type { StartFormAnswer } from '#contract/tasks';
import { appealFormQuery, askAppealHints, compareAppeal, useRegisterAppeal } from '../../../api/use-appeals.ts';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { QueryError } from '../../../components/QueryError.tsx';
import { FactList } from '../../../form/FactList.tsx';
import { toFormData } from '../../../form/form-data.ts';
import { FormSkeleton } from '../../../form/FormSkeleton.tsx';
import { SchemaForm } from '../../../form/SchemaForm.tsx';
import { comparisonOf } from './comparison.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import { useDecisions } from './use-decisions.ts';

const route = getRouteApi('/signed-in/app/appeals/new');

/** The start of a case: an appeal of one of the three grounds with the date of its receipt. */
export function RegisterAppealPage() {
  const { received } = route.useSearch();
  const { data, error, refetch } = useQuery(appealFormQuery(received));
  return (
    <>
      <PageHeader title="Зарегистрировать обращение" note="По обращению откроется дело и начнётся отсчёт срока." />
      {error === null ? null : <QueryError error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <FormSkeleton /> : null}
      {data === undefined ? null : <AppealForm answer={data} receivedId={received} />}
    </>
  );
}

function AppealForm({ answer: { form, prepared }, receivedId }: { answer: StartFormAnswer; receivedId: string | undefined }) {
  const register = useRegisterAppeal();
  const navigate = useNavigate();
  const decisions = useDecisions();
  const askHints = useCallback((data: unknown) => askAppealHints(toFormData(data)), []);

  async function submit(filled: unknown): Promise<void> {
    const data = toFormData(filled);
    const comparison = await compareAppeal(comparisonOf(data));
    const decided = await decisions.ask(comparison);
    const registered = await register.mutateAsync({
      formVersion: form.version,
      data,
      ...decided,
      ...(receivedId !== undefined && { receivedId }),
    });
    notifications.show({ title: titleOf(registered), message: registered.message });
    if (registered.outcome === 'transferred') {
      void navigate({ to: '/appeals/$appealId', params: { appealId: registered.appealId }, ignoreBlocker: true });
    } else {
      void navigate({ to: '/cases/$caseId', params: { caseId: registered.caseId }, ignoreBlocker: true });
    }
  }

  return (
    <>
      <FactList facts={prepared.facts} />
      <SchemaForm
        form={form}
        prepared={prepared}
        defaultSubmitText="Зарегистрировать обращение"
        askHints={askHints}
        submit={submit}
      />
      {decisions.open === undefined ? null : (
        <DecisionDialog comparison={decisions.open} onDecide={decisions.decide} onClose={decisions.cancel} />
      )}
    </>
  );
}

function titleOf(registered: RegisterAppealAnswer): string {
  if (registered.outcome === 'transferred') return `Обращение № ${registered.appealNumber} передано`;
  return registered.outcome === 'attached' ? `Приобщено к делу ${registered.number}` : `Открыто дело ${registered.number}`;
}
