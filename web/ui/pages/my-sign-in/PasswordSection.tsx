import { useState } from 'react';
import { Button, Modal, Text } from '@mantine/core';
import type { OwnAccess } from '#contract/own-access';
import { useTimeZone } from '../../api/use-me.ts';
import { Section } from '../../components/Section.tsx';
import { dateOf, formatDate } from '../../text/dates.ts';
import { PasswordForm } from './PasswordForm.tsx';

export function PasswordSection({ access }: { access: OwnAccess }) {
  const [isOpen, setIsOpen] = useState(false);
  const timeZone = useTimeZone();
  const close = () => setIsOpen(false);
  return (
    <Section
      title="Пароль"
      actions={
        <Button size="compact-sm" variant="default" onClick={() => setIsOpen(true)}>
          Сменить пароль
        </Button>
      }
    >
      <Text size="sm">{`Действует с ${formatDate(dateOf(access.passwordChangedAt, timeZone))}`}</Text>
      <Modal opened={isOpen} onClose={close} title="Сменить пароль">
        <PasswordForm asksCode={access.secondFactor !== null} onDone={close} />
      </Modal>
    </Section>
  );
}
