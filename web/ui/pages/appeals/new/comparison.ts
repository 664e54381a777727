import type { CompareAppealRequest } from '#contract/appeals';

/** People and address of the form as far as they are filled in: what the comparison with known families needs. */
export function comparisonOf(data: Readonly<Record<string, unknown>>): CompareAppealRequest {
  const people = listOf(data[data['ground'] === 'message' ? 'people' : 'members']).flatMap((person) => {
    const { lastName, firstName, middleName, birthOn, kinship } = textsOf(person);
    if (lastName === undefined) return [];
    return [
      {
        lastName,
        ...(firstName !== undefined && { firstName }),
        ...(middleName !== undefined && { middleName }),
        ...(birthOn !== undefined && { birthOn }),
        ...(kinship !== undefined && { kinship }),
      },
    ];
  });
  const { district, ...address } = textsOf(data['address']);
  return { unitId: String(data['unitId']), people, address: { ...address, district: district ?? '' } };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The filled texts of an object; empty ones are as if they were not there. */
function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  const entries = Object.entries(value).flatMap(([name, text]) =>
    typeof text === 'string' && text.trim() !== '' ? [[name, text] as const] : [],
  );
  return Object.fromEntries(entries);
}
