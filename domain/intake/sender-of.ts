import { isPrivateSource, type SourceKind } from './appeal-words.ts';
import type { SenderRow } from './sender-store.ts';

/** The sender of a message as it is kept: behind some kinds of source stands a private person (П1 п.5.11; T-023, T-207). */
export function senderOf(sourceKind: SourceKind, { name, contacts }: { name: string; contacts?: string | undefined }): SenderRow {
  const isPrivate = isPrivateSource(sourceKind);
  return { kind: isPrivate ? 'person' : 'organisation', name, contacts: contacts ?? null, isPrivate };
}
