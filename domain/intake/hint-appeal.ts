import { z } from 'zod';
import { ageOn } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { categoryHints } from '#domain/cases/category-hints';
import type { Context } from '#domain/context';
import type { FormHint } from '#domain/tasks/task-form';
import { isMinorsAge } from './check-appeal.ts';
import { findOtherDistrict } from './check-district.ts';
import { listRegistrarUnits } from './registrar-units.ts';

/** Unfinished data: whatever does not fit is as if it were not there. */
const lenient = z.object({
  ground: z.string().optional().catch(undefined),
  unitId: z.string().optional().catch(undefined),
  receivedOn: z.iso.date().optional().catch(undefined),
  appliedOn: z.iso.date().optional().catch(undefined),
  address: z
    .object({ district: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
  completeness: z.enum(['complete', 'incomplete']).optional().catch(undefined),
  categories: z.array(z.string()).catch([]),
  members: z
    .array(
      z.object({
        birthOn: z.iso.date().optional().catch(undefined),
        kinship: z.string().optional().catch(undefined),
        isApplicant: z.boolean().optional().catch(undefined),
      }),
    )
    .catch([]),
});

/** Notes on an appeal that is being filled: another district, categories that do not fit, the age of a minor (T-022, T-035, T-038). */
export async function hintAppeal(ctx: Context, data: unknown): Promise<readonly FormHint[]> {
  const parsed = lenient.safeParse(data);
  if (!parsed.success) return [];
  const input = parsed.data;
  const units = await listRegistrarUnits(ctx);
  const unit = units.find(({ id }) => id === input.unitId) ?? units[0];
  if (!unit) return [];
  const today = dateInZone(ctx.now, unit.timeZone);
  const district = input.address?.district?.trim() ?? '';
  const other = district === '' ? undefined : await findOtherDistrict(ctx, unit, district);
  const members = input.ground === 'message' ? [] : input.members;
  return [
    ...(other ? [districtHint(other.centre?.name)] : []),
    ...categoryHints(members, input.completeness, input.categories, today),
    ...(input.ground === 'minor-application' ? minorHint(members, input.appliedOn ?? input.receivedOn ?? today) : []),
  ];
}

function districtHint(centreName: string | undefined): FormHint {
  const where = centreName === undefined ? 'центра этого района в системе нет' : `его обслуживает центр «${centreName}»`;
  return {
    code: 'OTHER_DISTRICT',
    message: `Район не обслуживается вашим центром: ${where}. При регистрации обращение можно передать или оставить с указанием причины.`,
    pointer: '/address/district',
  };
}

function minorHint(
  members: readonly { birthOn?: string | undefined; isApplicant?: boolean | undefined }[],
  on: string,
): FormHint[] {
  const index = members.findIndex((member) => member.isApplicant === true);
  const birthOn = members[index]?.birthOn;
  if (birthOn === undefined) return [];
  const age = ageOn(birthOn, on);
  if (isMinorsAge(age)) return [];
  return [
    {
      code: 'NOT_A_MINOR_APPLICANT',
      message: `Заявителю на день заявления ${age} (полных лет): сам обращается несовершеннолетний от 14 до 17 лет.`,
      pointer: `/members/${index}/birthOn`,
    },
  ];
}
