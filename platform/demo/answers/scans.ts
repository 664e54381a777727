import type { Story } from './answer.ts';

/** Kind of the scan that somebody attaches before filling a form: without it the form cannot be completed. */
export function scanFor(formKey: string, story: Story): string | undefined {
  if (formKey === 'record-refusal') return 'family-refusal';
  return formKey === 'sign-plan' && story.signature === 'signed' ? 'signed-plan' : undefined;
}

export const SCAN_NAME = 'Подписанный экземпляр.pdf';

/** One empty page: what families really signed is on no disk of a demo. */
export const SCAN: Uint8Array<ArrayBuffer> = new TextEncoder().encode(
  [
    '%PDF-1.4',
    '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj',
    '2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj',
    '3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >> endobj',
    'trailer << /Root 1 0 R >>',
    '%%EOF',
    '',
  ].join('\n'),
);
