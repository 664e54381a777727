import type { RegisterAppealAnswer } from '#contract/appeals';
import type { RegisteredAppeal } from '#domain/intake/register-appeal';
import { waitForEngine } from '../move-on.ts';
import type { Services } from '../services.ts';

/** What became of an appeal, in words, and whether the engine has heard of it yet. */
export async function presentRegistered(services: Services, registered: RegisteredAppeal): Promise<RegisterAppealAnswer> {
  const { appealId, appealNumber } = registered;
  if (registered.outcome === 'transferred') {
    const message = 'Обращение передано в центр, который обслуживает район проживания семьи.';
    return { outcome: 'transferred', appealId, appealNumber, message };
  }
  const { outcome, caseId, number, commandId } = registered;
  const { state, message } = await waitForEngine(services, commandId);
  const attached = 'У семьи есть открытое дело: обращение приобщено к нему, куратор получил задачу.';
  return { outcome, appealId, appealNumber, caseId, number, state, message: outcome === 'attached' ? attached : message };
}
