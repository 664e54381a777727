import { useState } from 'react';
import { Button, Group, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { OwnAccess } from '#contract/own-access';
import { useTimeZone } from '../../api/use-me.ts';
import { useEndOwnSignIns } from '../../api/use-own-access.ts';
import { DataTable, type Column } from '../../components/DataTable.tsx';
import { Section } from '../../components/Section.tsx';
import { Tag } from '../../components/Tag.tsx';
import { formatMoment } from '../../text/dates.ts';
import { ConfirmIdentityForm } from './ConfirmIdentityForm.tsx';

type SignIn = OwnAccess['signIns'][number];
/** One sign-in, or all but the present one. */
type Ending = SignIn | 'others';

/** Where the person is signed in now: a forgotten or foreign one is ended here. */
export function OpenSignIns({ access: { signIns } }: { access: OwnAccess }) {
  const [ending, setEnding] = useState<Ending>();
  const columns = useColumns(setEnding);
  const close = () => setEnding(undefined);
  return (
    <Section
      title="Открытые входы"
      actions={
        signIns.length > 1 ? (
          <Button size="compact-sm" variant="default" onClick={() => setEnding('others')}>
            Завершить все другие
          </Button>
        ) : undefined
      }
    >
      <DataTable label="Открытые входы" columns={columns} rows={signIns} rowKey={({ id }) => id} empty={null} />
      <Modal
        opened={ending !== undefined}
        onClose={close}
        title={ending === 'others' ? 'Завершить другие входы' : 'Завершить вход'}
      >
        {ending === undefined ? null : <EndSignIns ending={ending} onDone={close} />}
      </Modal>
    </Section>
  );
}

function useColumns(end: (signIn: SignIn) => void): readonly Column<SignIn>[] {
  const timeZone = useTimeZone();
  return [
    {
      title: 'Где',
      width: '32%',
      isHeading: true,
      full: ({ browser }) => browser,
      render: ({ browser, isPresent }) => (
        <Group gap="xs" wrap="nowrap">
          <strong>{browser === '' ? 'Неизвестный браузер' : browser}</strong>
          {isPresent ? <Tag tone="current">этот вход</Tag> : null}
        </Group>
      ),
    },
    { title: 'Адрес', width: '20%', full: ({ address }) => address, render: ({ address }) => address },
    { title: 'Вход', width: '17%', render: ({ beganAt }) => formatMoment(beganAt, timeZone) },
    { title: 'Последнее действие', width: '17%', render: ({ lastSeenAt }) => formatMoment(lastSeenAt, timeZone) },
    {
      title: 'Действия',
      width: '14%',
      isActions: true,
      render: (signIn) =>
        signIn.isPresent ? null : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Завершить вход: ${signIn.browser}, ${formatMoment(signIn.beganAt, timeZone)}`}
            onClick={() => end(signIn)}
          >
            Завершить
          </Button>
        ),
    },
  ];
}

function EndSignIns({ ending, onDone }: { ending: Ending; onDone: () => void }) {
  const end = useEndOwnSignIns();
  return (
    <ConfirmIdentityForm
      text={
        ending === 'others'
          ? 'Все входы, кроме этого, завершатся сразу. Подтвердите, что это вы.'
          : `${ending.browser}: этот вход завершится сразу. Подтвердите, что это вы.`
      }
      submitText="Завершить"
      asksCode={false}
      error={end.error}
      isPending={end.isPending}
      onConfirm={({ password }) =>
        end.mutate(ending === 'others' ? { password } : { password, id: ending.id }, {
          onSuccess: () => {
            notifications.show({ message: ending === 'others' ? 'Другие входы завершены' : 'Вход завершён' });
            onDone();
          },
        })
      }
      onClose={onDone}
    />
  );
}
