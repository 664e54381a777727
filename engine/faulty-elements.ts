import { z } from 'zod';

/** Camunda 7.24 begins this name with a Cyrillic letter; Operaton writes it in Latin. */
const CYRILLIC_NAME = '\u0435lementIds';

const ids = z.array(z.string()).nullish();
const fault = z.object({ mainElementId: z.string().nullish(), elementIds: ids, [CYRILLIC_NAME]: ids });
const faultsByFile = z.record(z.string(), z.object({ errors: z.array(fault).nullish() }));

/** The elements that the engine's parser of diagrams complains about; nothing in an answer of another kind. */
export function listFaultyElements(details: unknown): readonly string[] {
  const { data } = faultsByFile.safeParse(details);
  const faults = Object.values(data ?? {}).flatMap(({ errors }) => errors ?? []);
  const named = faults.flatMap((each) => [each.mainElementId, ...(each.elementIds ?? []), ...(each[CYRILLIC_NAME] ?? [])]);
  return [...new Set(named.filter((id) => typeof id === 'string'))];
}
