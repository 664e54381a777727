import { z } from 'zod';

const requirement = z.object({ id: z.string().regex(/^[A-Z]-\d{3}$/), text: z.string() });
const partlyMet = z.object({ id: z.string(), missing: z.string() });

export const requirementList = z.array(requirement);
/** Requirements whose plain form is proved while something of the text is still missing. */
export const partlyList = z.array(partlyMet);

export type Requirement = z.infer<typeof requirement>;
export type PartlyMet = z.infer<typeof partlyMet>;

/** What of the runner's JSON report counts: titles of tests that ran, and whether they passed. */
export const runReport = z.object({
  testResults: z.array(z.object({ assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) })),
});

export interface Coverage {
  /** For each letter, how many of its requirements are proved: `T 123/247`. */
  readonly totals: readonly { readonly letter: string; readonly proved: number; readonly all: number }[];
  /** Not proved, or only in part: then `missing` says what is still to do. */
  readonly open: readonly (Requirement & { readonly missing?: string })[];
  /** Ids in titles or in the list of partly met ones that are no requirement: typing errors. */
  readonly unknown: readonly string[];
}

/** Counts the requirements whose id stands in the title of a test that ran and passed, in no test that failed, and that are met in full. */
export function countCoverage(
  requirements: readonly Requirement[],
  partly: readonly PartlyMet[],
  report: z.infer<typeof runReport>,
): Coverage {
  const results = report.testResults.flatMap((file) => file.assertionResults);
  const passed = idsOf(results.filter(({ status }) => status === 'passed'));
  const failed = idsOf(results.filter(({ status }) => status === 'failed'));
  const known = new Set(requirements.map(({ id }) => id));
  const missing = new Map(partly.map((each) => [each.id, each.missing]));
  const isProved = ({ id }: Requirement) => passed.has(id) && !failed.has(id) && !missing.has(id);
  return {
    totals: [...new Set(requirements.map(({ id }) => id.charAt(0)))].map((letter) => {
      const own = requirements.filter(({ id }) => id.startsWith(letter));
      return { letter, proved: own.filter(isProved).length, all: own.length };
    }),
    open: requirements.filter((each) => !isProved(each)).map((each) => withMissing(each, missing.get(each.id))),
    unknown: [...new Set([...passed, ...failed, ...missing.keys()])].filter((id) => !known.has(id)),
  };
}

function withMissing(each: Requirement, missing: string | undefined): Requirement & { readonly missing?: string } {
  return missing === undefined ? each : { ...each, missing };
}

function idsOf(results: readonly { readonly fullName: string }[]): ReadonlySet<string> {
  return new Set(results.flatMap(({ fullName }) => fullName.match(/\b[TNBPD]-\d{3}\b/g) ?? []));
}
