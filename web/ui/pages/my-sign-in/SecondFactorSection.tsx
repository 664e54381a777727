import { useState } from 'react';
import { Button, Group, Modal, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { OwnAccess } from '#contract/own-access';
import { useTimeZone } from '../../api/use-me.ts';
import { useRenewRecoveryCodes, useTurnOffSecondFactor } from '../../api/use-own-access.ts';
import { Section } from '../../components/Section.tsx';
import { Tag } from '../../components/Tag.tsx';
import { dateOf, formatDate } from '../../text/dates.ts';
import { countOf } from '../../text/plural.ts';
import { ConfirmIdentityForm } from './ConfirmIdentityForm.tsx';
import { EnableSecondFactor } from './EnableSecondFactor.tsx';
import { RecoveryCodeList } from './RecoveryCodeList.tsx';

const CODES = { one: 'резервный код', few: 'резервных кода', many: 'резервных кодов' };
const FEW_CODES = 3;

type Dialog = 'enable' | 'codes' | 'off';
const TITLES: Readonly<Record<Dialog, string>> = {
  enable: 'Включить второй фактор',
  codes: 'Новые резервные коды',
  off: 'Отключить второй фактор',
};

export function SecondFactorSection({ access }: { access: OwnAccess }) {
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  return (
    <Section title="Второй фактор" actions={<Actions isOn={access.secondFactor !== null} open={setDialog} />}>
      <State access={access} />
      <Modal
        opened={dialog !== undefined}
        onClose={close}
        title={dialog === undefined ? '' : TITLES[dialog]}
        closeOnClickOutside={false}
      >
        {dialog === 'enable' ? <EnableSecondFactor onDone={close} /> : null}
        {dialog === 'codes' ? <RenewCodes onDone={close} /> : null}
        {dialog === 'off' ? <TurnOff onDone={close} /> : null}
      </Modal>
    </Section>
  );
}

function Actions({ isOn, open }: { isOn: boolean; open: (dialog: Dialog) => void }) {
  if (!isOn) {
    return (
      <Button size="compact-sm" onClick={() => open('enable')}>
        Включить
      </Button>
    );
  }
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={() => open('codes')}>
        Новые резервные коды
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => open('off')}>
        Отключить
      </Button>
    </Group>
  );
}

function State({ access: { secondFactor } }: { access: OwnAccess }) {
  const timeZone = useTimeZone();
  if (secondFactor === null) {
    return (
      <Text size="sm">
        Не включён. С кодом из приложения на телефоне чужой человек не войдёт, даже узнав пароль, а вы войдёте и тогда, когда ваш
        пароль подбирают.
      </Text>
    );
  }
  const left = secondFactor.recoveryCodesLeft;
  return (
    <Group gap="xs">
      <Tag tone="done">включён</Tag>
      <Text size="sm">{`с ${formatDate(dateOf(secondFactor.since, timeZone))}, осталось ${countOf(left, CODES)}`}</Text>
      {left < FEW_CODES ? <Tag tone="today">получите новые</Tag> : null}
    </Group>
  );
}

function RenewCodes({ onDone }: { onDone: () => void }) {
  const renew = useRenewRecoveryCodes();
  if (renew.data !== undefined) return <RecoveryCodeList codes={renew.data.recoveryCodes} onDone={onDone} />;
  return (
    <ConfirmIdentityForm
      text="Прежние резервные коды перестанут действовать."
      submitText="Получить новые коды"
      asksCode
      error={renew.error}
      isPending={renew.isPending}
      onConfirm={(identity) => renew.mutate(identity)}
      onClose={onDone}
    />
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const turnOff = useTurnOffSecondFactor();
  return (
    <ConfirmIdentityForm
      text="Для входа снова будет достаточно одного пароля. Другие ваши входы завершатся."
      submitText="Отключить второй фактор"
      asksCode
      error={turnOff.error}
      isPending={turnOff.isPending}
      onConfirm={(identity) =>
        turnOff.mutate(identity, {
          onSuccess: () => {
            notifications.show({ message: 'Второй фактор отключён' });
            onDone();
          },
        })
      }
      onClose={onDone}
    />
  );
}
