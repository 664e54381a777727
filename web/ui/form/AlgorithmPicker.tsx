import { useState } from 'react';
import { Button, Checkbox, Group, Modal, ScrollArea, Stack, Text } from '@mantine/core';
import type { FieldProps } from '@rjsf/utils';
import { countOf } from '../text/plural.ts';
import { ASSISTANCE_NAMES } from '../text/ru.ts';
import { KindOfHelp } from './KindOfHelp.tsx';
import { groupChoices } from './choices.ts';
import { readFormContext } from './form-context.ts';
import { listHelpKinds, measuresFor, tickedBoxes, type HelpKind } from './measures.ts';

const MEASURES = { one: 'мероприятие', few: 'мероприятия', many: 'мероприятий' };

/** «Добавить из алгоритма»: the measures of the annexes of the ticked categories, one kind of help at a time, as new rows of the plan (T-146). */
export function AlgorithmPicker(field: FieldProps) {
  const [isOpen, setIsOpen] = useState(false);
  if (field.readonly === true || field.disabled === true) return null;
  return (
    <>
      <Button variant="light" size="xs" w="fit-content" mt="xs" onClick={() => setIsOpen(true)}>
        Добавить из алгоритма
      </Button>
      <Modal opened={isOpen} onClose={() => setIsOpen(false)} title="Добавить из алгоритма" size="xl">
        {isOpen ? <Measures field={field} close={() => setIsOpen(false)} /> : null}
      </Modal>
    </>
  );
}

function Measures({ field, close }: { field: FieldProps; close: () => void }) {
  const { choices, readData } = readFormContext(field.registry.formContext);
  const offered = measuresFor(choices['measures'] ?? [], tickedBoxes(readData?.()));
  const kinds = listHelpKinds(offered);
  const [kind, setKind] = useState<HelpKind | undefined>(kinds[0]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (kind === undefined) return <Text size="sm">Сначала отметьте категорию семьи, у которой есть алгоритм.</Text>;

  function add(): void {
    const rows: unknown[] = Array.isArray(field.formData) ? field.formData : [];
    const added = chosen.map((measureCode) => ({ measureCode }));
    field.onChange([...rows, ...added], field.fieldPathId.path, undefined, field.fieldPathId.$id);
    close();
  }

  const shown = offered.filter((measure) => measure.data?.['assistanceType'] === kind);
  return (
    <Stack gap="sm">
      <KindOfHelp kinds={kinds} value={kind} onChange={setKind} />
      <Checkbox.Group
        aria-label={`Мероприятия: ${ASSISTANCE_NAMES[kind]}`}
        value={[...chosen]}
        onChange={(values) => setChosen(values)}
      >
        <ScrollArea.Autosize mah={420} type="auto" viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': 'Мероприятия' }}>
          <Stack gap={10}>
            {groupChoices(shown).map(({ group, items }) => (
              <Stack gap={8} key={group} role="group" aria-label={group}>
                <Text size="sm" fw={700}>
                  {group}
                </Text>
                {items.map((measure) => (
                  <Checkbox key={measure.value} value={measure.value} label={measure.label} description={measure.hint} />
                ))}
              </Stack>
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Checkbox.Group>
      <Group justify="flex-end">
        <Text size="sm" c="dimmed" aria-live="polite">{`Выбрано: ${countOf(chosen.length, MEASURES)}`}</Text>
        <Button variant="default" onClick={close}>
          Отмена
        </Button>
        <Button disabled={chosen.length === 0} onClick={add}>
          Добавить в план
        </Button>
      </Group>
    </Stack>
  );
}
