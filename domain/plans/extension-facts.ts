import type { Context } from '#domain/context';
import { readSetting } from '#domain/settings/read-setting';
import type { PreparedForm } from '#domain/tasks/task-form';
import { countExtensions } from './plan-reading.ts';
import type { SupportedCase } from './supported-case.ts';

/** How often the plan was extended, with a warning beyond the number of the setting: the text names no limit (П1 п.5.8 а; T-089; AMB-22). */
export async function extensionFacts(ctx: Context, found: SupportedCase): Promise<PreparedForm['facts']> {
  const extensions = await countExtensions(ctx, found.id);
  const usual = await readSetting(ctx, 'extensionsWithoutWarning', found.centreId);
  const count = { label: 'Продлений до этого', value: String(extensions) };
  if (extensions < usual) return [count];
  return [
    count,
    { label: 'Внимание', value: `Следующее продление будет ${extensions + 1}-м: укажите причину, её увидит директор.` },
  ];
}
