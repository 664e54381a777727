import { registerAppealAnswer, registerAppealRequest } from '#contract/appeals';
import { startFormAnswer } from '#contract/tasks';
import { getForm } from '#domain/forms/read-form';
import { APPEAL_FORM_KEY, prepareAppealForm, submitAppealForm } from '#domain/intake/appeal-form';
import { waitForEngine } from '../move-on.ts';
import { withRight } from '../policy.ts';
import { presentPrepared } from '../presenters/present-task.ts';
import { defineRoute } from '../route.ts';

const policy = withRight(['appeal.register', 'do']);

export const appealRoutes = [
  defineRoute({
    method: 'get',
    path: '/api/forms/register-appeal',
    summary: 'Форма регистрации обращения',
    policy,
    answer: startFormAnswer,
    handle: async ({ ctx }) => ({ form: getForm(APPEAL_FORM_KEY), prepared: presentPrepared(await prepareAppealForm(ctx)) }),
  }),
  defineRoute({
    method: 'post',
    path: '/api/appeals',
    summary: 'Зарегистрировать обращение и открыть дело',
    policy,
    body: registerAppealRequest,
    answer: registerAppealAnswer,
    success: 'created',
    async handle({ ctx, body, services }) {
      const { caseId, number, commandId } = await submitAppealForm(ctx, body);
      return { caseId, number, ...(await waitForEngine(services, commandId)) };
    },
  }),
];
