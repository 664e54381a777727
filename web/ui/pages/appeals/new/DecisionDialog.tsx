import { useState } from 'react';
import { Button, Group, Modal, Stack } from '@mantine/core';
import type { CompareAppealAnswer, DistrictDecision, DuplicateDecision } from '#contract/appeals';
import { DistrictChoice } from './DistrictChoice.tsx';
import { FamilyChoice } from './FamilyChoice.tsx';
import type { Decisions } from './use-decisions.ts';

interface DecisionDialogProps {
  readonly comparison: CompareAppealAnswer;
  readonly onDecide: (decisions: Decisions) => void;
  readonly onClose: () => void;
}

/** What has to be decided before an appeal is registered: whether families are the same, and which centre takes it. */
export function DecisionDialog({ comparison: { families, otherDistrict }, onDecide, onClose }: DecisionDialogProps) {
  const [duplicates, setDuplicates] = useState<ReadonlyMap<string, DuplicateDecision>>(new Map());
  const [district, setDistrict] = useState<DistrictDecision>();
  const isLeaving = district?.decision === 'transfer';
  const same = [...duplicates.values()].filter(({ decision }) => decision === 'same').length;
  const isComplete =
    (otherDistrict === null || district !== undefined) &&
    (isLeaving || (same <= 1 && families.every(({ familyId }) => duplicates.has(familyId))));

  function note(familyId: string, decision: DuplicateDecision | undefined): void {
    const next = new Map(duplicates);
    if (decision === undefined) next.delete(familyId);
    else next.set(familyId, decision);
    setDuplicates(next);
  }

  return (
    <Modal opened onClose={onClose} title="Перед регистрацией" size="lg">
      <Stack gap="lg">
        {otherDistrict === null ? null : <DistrictChoice other={otherDistrict} onChange={setDistrict} />}
        {isLeaving
          ? null
          : families.map((family) => (
              <FamilyChoice key={family.familyId} family={family} onChange={(decision) => note(family.familyId, decision)} />
            ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Вернуться к обращению
          </Button>
          <Button
            disabled={!isComplete}
            onClick={() =>
              onDecide({ duplicates: isLeaving ? [] : [...duplicates.values()], ...(district !== undefined && { district }) })
            }
          >
            {isLeaving ? 'Передать обращение' : 'Зарегистрировать'}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
