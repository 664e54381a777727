import { useState } from 'react';
import { Button, Group, Modal, Radio, Stack, Text } from '@mantine/core';
import type { Purpose } from '#contract/common';
import { PURPOSE_NAMES } from '../text/ru.ts';

const PURPOSES = Object.entries(PURPOSE_NAMES) as readonly [Purpose, string][];

interface PurposeDialogProps {
  readonly isOpen: boolean;
  readonly what: string;
  readonly onClose: () => void;
  readonly onShow: (purpose: Purpose) => void;
}

/** Asks why sensitive data is opened; the answer goes into the audit trail (T-197). */
export function PurposeDialog({ isOpen, what, onClose, onShow }: PurposeDialogProps) {
  const [purpose, setPurpose] = useState<Purpose>();

  function close(): void {
    setPurpose(undefined);
    onClose();
  }

  function show(): void {
    if (purpose === undefined) return;
    close();
    onShow(purpose);
  }

  return (
    <Modal opened={isOpen} onClose={close} title={`Показать: ${what}`}>
      <Stack gap="md">
        <Text size="sm">Сведения защищены. Укажите, для чего они нужны: просмотр и цель будут записаны.</Text>
        <Radio.Group
          label="Цель просмотра"
          required
          value={purpose ?? null}
          onChange={(value) => setPurpose(PURPOSES.find(([code]) => code === value)?.[0])}
        >
          <Stack gap={8} pt={6}>
            {PURPOSES.map(([code, name]) => (
              <Radio key={code} value={code} label={name} />
            ))}
          </Stack>
        </Radio.Group>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            Не показывать
          </Button>
          <Button disabled={purpose === undefined} onClick={show}>
            Показать
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
