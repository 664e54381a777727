import type { Case } from '#domain/cases/case';
import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import { recordKind, type AssessmentRecord, type RecordKind } from './assessment-store.ts';

const METHODS: readonly RecordKind[] = ['conversation', 'questionnaire', 'observation', 'interview'];

/** What has to be there before the draft goes to the consilium, with how much of it is (П4–11 ст.III; T-033). */
export interface CollectingCheck {
  readonly code: 'contact' | 'home-survey' | 'methods' | 'diagnostics';
  readonly needed: number;
  readonly present: number;
}

/** Which kinds of information exist, which were left out with a reason, and what the centre demands (П4–11 ст.III; T-032, T-033, T-049). */
export async function summariseCollected(ctx: Context, found: Case, records: readonly AssessmentRecord[]) {
  const kinds = recordKind.options.map((kind) => {
    const ofKind = records.filter((record) => record.kind === kind);
    const made = ofKind.filter(isMade).length;
    return { kind, made, isOmitted: made === 0 && ofKind.length > 0 };
  });
  const madeOf = (kind: RecordKind) => kinds.find((one) => one.kind === kind)?.made ?? 0;
  const diagnosed = new Set(records.filter(({ kind }) => kind === 'diagnostics').map(({ personId }) => personId));
  const checks: readonly CollectingCheck[] = [
    { code: 'contact', needed: 1, present: madeOf('first-meeting') + madeOf('visit') },
    { code: 'home-survey', needed: 1, present: madeOf('home-survey') },
    {
      code: 'methods',
      needed: await readSetting(ctx, 'methodsRequired', found.centreId),
      present: METHODS.filter((method) => madeOf(method) > 0).length,
    },
    {
      code: 'diagnostics',
      needed: await readSetting(ctx, 'diagnosedMembersRequired', found.centreId),
      present: diagnosed.size,
    },
  ];
  return { kinds, checks };
}

/** A method that was not used leaves its reason instead of a result. */
function isMade({ content }: AssessmentRecord): boolean {
  return content['isMade'] !== false;
}
