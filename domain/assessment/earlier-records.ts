import { findOriginCase } from '#domain/cases/origin-case';
import { mayOpenStrict } from '#domain/cases/case-access';
import type { Context } from '#domain/context';
import { z } from 'zod';
import { listRecords, type AssessmentRecord } from './assessment-store.ts';
import { isStrictSource } from './sources.ts';

/** What the earlier case of a family that came back knows; `caseNumber` says whose it is. */
interface Earlier<T> {
  readonly caseNumber: string;
  readonly found: readonly T[];
}

const documentContent = z.object({
  kind: z.string(),
  number: z.string().optional(),
  issuer: z.string().optional(),
  validTo: z.string().optional(),
});

export type EarlierDocument = z.infer<typeof documentContent> & {
  readonly personId: string;
  readonly receivedOn: string;
  readonly source: string;
};

/**
 * Personal documents that the family brought to its earlier case and that have not expired, the newest of each kind; strict ones only
 * for those who may open strict records (П4–11 ст.III; T-102, T-196; AMB-18). Their scans stay in that case.
 */
export async function listEarlierDocuments(
  ctx: Context,
  { caseId, today }: { caseId: string; today: string },
): Promise<Earlier<EarlierDocument> | undefined> {
  const maySeeStrict = await mayOpenStrict(ctx, caseId);
  return fromOrigin(ctx, caseId, 'personal-document', (record) => {
    const { personId, source, confidentiality, occurredOn } = record;
    if (personId === null || (confidentiality === 'strict' && !maySeeStrict)) return undefined;
    const content = documentContent.parse(record.content);
    if (content.validTo !== undefined && content.validTo < today) return undefined;
    // A medical paper stays one, whichever case it comes from.
    const from = isStrictSource(source) ? source : 'earlier-case';
    return { key: `${personId} ${content.kind}`, value: { personId, ...content, receivedOn: occurredOn, source: from } };
  });
}

const resourceContent = z.object({ resources: z.array(z.object({ category: z.string(), text: z.string().nullable() })) });

export type EarlierResources = z.infer<typeof resourceContent> & { readonly personId: string };

/** Resources of each member as the earlier case described them last (П1 п.4.6; T-050, T-102; AMB-18). */
export async function listEarlierResources(ctx: Context, caseId: string): Promise<Earlier<EarlierResources> | undefined> {
  return fromOrigin(ctx, caseId, 'resources', ({ personId, content }) =>
    personId === null ? undefined : { key: personId, value: { personId, ...resourceContent.parse(content) } },
  );
}

/** Records of one kind of the earlier case; of several with one key the last counts. */
async function fromOrigin<T>(
  ctx: Context,
  caseId: string,
  kind: AssessmentRecord['kind'],
  read: (record: AssessmentRecord) => { key: string; value: T } | undefined,
): Promise<Earlier<T> | undefined> {
  const origin = await findOriginCase(ctx, caseId);
  if (!origin) return undefined;
  const records = (await listRecords(ctx.db, origin.id)).filter((record) => record.kind === kind);
  const newest = new Map(
    records.flatMap((record) => {
      const one = read(record);
      return one === undefined ? [] : [[one.key, one.value] as const];
    }),
  );
  return newest.size === 0 ? undefined : { caseNumber: origin.number, found: [...newest.values()] };
}
