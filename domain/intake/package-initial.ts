import { russianDate } from '#domain/calendar/plain-date';
import { dateInZone } from '#domain/calendar/zoned-time';
import { getCase } from '#domain/cases/get-case';
import { findOriginCase } from '#domain/cases/origin-case';
import { FIXED_PACKAGE_CODES } from '#domain/checklists/document-type';
import type { Context } from '#domain/context';
import { documentChoices } from '#domain/documents/document-choices';
import type { PreparedForm } from '#domain/tasks/task-form';
import type { PackageItem } from './package-store.ts';
import { getReceiptDate } from './receipt-date.ts';
import { listPackage } from './save-package.ts';
import { findServicesProgramme } from './services-programme.ts';

/** Kind under which the scans of a programme of social services are uploaded. */
export const PROGRAMME_SCAN = 'ippsu';

/** The package as its forms show it at first: what is there is filled in, the rest takes the state that the form gives it. */
export async function preparePackage(
  ctx: Context,
  caseId: string,
  otherState?: 'missing',
): Promise<PreparedForm & { readonly items: readonly PackageItem[] }> {
  const items = await listPackage(ctx, caseId);
  const added = items.filter(({ code }) => !FIXED_PACKAGE_CODES.includes(code));
  // The follow-up asks for a state of each item, so it leaves out what nobody has to bring.
  const others = otherState ? added : added.filter(({ isRequired, isReceived }) => isRequired || isReceived);
  const stateOf = (item: PackageItem) =>
    item.isReceived
      ? { state: 'received', ...(item.receivedOn && { receivedOn: item.receivedOn }) }
      : otherState
        ? { state: otherState }
        : {};
  const fixed = items.filter(({ code }) => FIXED_PACKAGE_CODES.includes(code)).map((item) => [item.code, stateOf(item)] as const);
  const programme = await requisitesOf(ctx, caseId);
  const brought = await findBroughtProgramme(ctx, caseId);
  return {
    items,
    initial: {
      ...Object.fromEntries(
        fixed.map(([code, state]) => {
          if (code !== 'ippsu') return [code, state];
          if ('receivedOn' in state) return [code, { ...state, ...programme }];
          return [code, brought ? { state: 'received', ...brought.requisites } : state];
        }),
      ),
      ...(others.length > 0 && { others: others.map((item) => ({ code: item.code, ...stateOf(item) })) }),
    },
    choices: {
      packageTypes: others.map(({ code, label, isRequired }) => ({
        value: code,
        label,
        hint: isRequired ? 'обязательный' : 'необязательный',
      })),
      programmeScans: await documentChoices(ctx, caseId, PROGRAMME_SCAN),
    },
    facts: [
      { label: 'Обращение поступило', value: russianDate(await getReceiptDate(ctx, caseId)) },
      ...(brought ? [{ label: `Из дела ${brought.caseNumber}`, value: 'реквизиты ИППСУ; проверьте и приложите скан' }] : []),
    ],
  };
}

/** The programme that the family brought to its earlier case, as long as it has not expired; its scan stays there (T-102; AMB-18). */
async function findBroughtProgramme(ctx: Context, caseId: string) {
  const origin = await findOriginCase(ctx, caseId);
  if (!origin) return undefined;
  const kept = Object.entries(await requisitesOf(ctx, origin.id)).filter(([key]) => key !== 'documentId');
  const requisites: Readonly<Record<string, string>> = Object.fromEntries(kept);
  const { timeZone } = await getCase(ctx, caseId);
  const validTo = requisites['validTo'];
  if (validTo === undefined || validTo < dateInZone(ctx.now, timeZone)) return undefined;
  return { caseNumber: origin.number, requisites };
}

async function requisitesOf(ctx: Context, caseId: string): Promise<Readonly<Record<string, string>>> {
  const current = await findServicesProgramme(ctx, caseId);
  if (!current) return {};
  const { number, issuedOn, issuer, validFrom, validTo, documentId } = current;
  return Object.fromEntries(
    Object.entries({ number, issuedOn, issuer, validFrom, validTo, documentId }).flatMap(([key, value]) =>
      value === null ? [] : [[key, value]],
    ),
  );
}
