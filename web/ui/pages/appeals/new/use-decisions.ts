import { useRef, useState } from 'react';
import type { CompareAppealAnswer, DistrictDecision, DuplicateDecision } from '#contract/appeals';
import { ApiError } from '../../../api/api-error.ts';

export interface Decisions {
  readonly duplicates: DuplicateDecision[];
  readonly district?: DistrictDecision;
}

/** Lets the registration wait for the clerk's word about similar families and another district; without either it goes on at once. */
export function useDecisions() {
  const [open, setOpen] = useState<CompareAppealAnswer>();
  const waiting = useRef<{ resolve: (decisions: Decisions) => void; reject: (error: Error) => void } | undefined>(undefined);

  function ask(comparison: CompareAppealAnswer): Promise<Decisions> {
    if (comparison.families.length === 0 && comparison.otherDistrict === null) return Promise.resolve({ duplicates: [] });
    setOpen(comparison);
    return new Promise((resolve, reject) => {
      waiting.current = { resolve, reject };
    });
  }

  function decide(decisions: Decisions): void {
    setOpen(undefined);
    waiting.current?.resolve(decisions);
  }

  function cancel(): void {
    setOpen(undefined);
    const message = 'Обращение ещё не зарегистрировано: проверьте его и зарегистрируйте снова.';
    waiting.current?.reject(new ApiError({ status: 0, code: 'NOT_DECIDED', message }));
  }

  return { open, ask, decide, cancel };
}
