import { z } from 'zod';
import type { EngineCommand } from './request-command.ts';

/** Why a case was opened (П1 п.4.3). */
export const startGround = z.enum(['parent-application', 'minor-application', 'message']);
export type StartGround = z.infer<typeof startGround>;

export interface CaseStart {
  readonly number: string;
  readonly caseId: string;
  readonly centreId: string;
  readonly unitId: string;
  readonly ground: StartGround;
}

/** Start events of the diagram by ground; the application of a parent is its plain start. */
const MESSAGES: Readonly<Record<StartGround, string | undefined>> = {
  'parent-application': undefined,
  'minor-application': 'minor-application',
  message: 'message-received',
};

/** The command that starts the process of a case at the start event of its ground (П1 п.4.3; T-045, T-046). */
export function caseStart({ number, caseId, centreId, unitId, ground }: CaseStart): EngineCommand {
  return {
    kind: 'start-process',
    processKey: 'family-support-case',
    businessKey: number,
    message: MESSAGES[ground],
    variables: { caseId, centreId, unitId, ground },
  };
}
