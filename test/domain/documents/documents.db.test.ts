import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDocument, listDocuments } from '#domain/documents/read-document';
import { uploadDocument, type UploadInput } from '#domain/documents/upload-document';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';
import { actingAs, assignCurator, buildCase, buildUser, type TestCase, type TestUser } from '../../support/factories.ts';
import { countRows } from '../support.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let base: TestDatabase;
let dir: string;
let found: TestCase;
let curator: TestUser;

beforeAll(async () => {
  base = await createTestDatabase();
  dir = await mkdtemp(path.join(tmpdir(), 'documents-'));
  found = await buildCase(base.db);
  curator = await buildUser(base.db, found.centre, 'curator');
  await assignCurator(base.db, found.caseId, curator.userId);
});
afterAll(async () => {
  await base.drop();
  await rm(dir, { recursive: true });
});

const upload = (change: Partial<UploadInput> = {}, user = curator) =>
  uploadDocument(
    actingAs(base.db, user),
    { dir },
    {
      caseId: found.caseId,
      kind: 'application',
      originalName: 'Заявление.pdf',
      content: PDF,
      ...change,
    },
  );
const open = (documentId: string, user = curator) =>
  readDocument(actingAs(base.db, user), { dir }, { documentId, purpose: 'case-work' });

describe('an uploaded document', () => {
  test('T-197 comes back as it was, and each opening leaves its purpose', async () => {
    const { documentId } = await upload();

    const first = await open(documentId);
    await open(documentId);

    expect(first).toEqual({ originalName: 'Заявление.pdf', mediaType: 'application/pdf', content: PDF });
    const events = await base
      .db('app.audit_events')
      .where({ object_id: documentId })
      .orderBy('id')
      .select('action', 'purpose', 'actor_id');
    expect(events).toEqual([
      { action: 'document.uploaded', purpose: null, actor_id: curator.userId },
      { action: 'document.viewed', purpose: 'case-work', actor_id: curator.userId },
      { action: 'document.viewed', purpose: 'case-work', actor_id: curator.userId },
    ]);
  });

  test('lies under a random name that only the owner of the process reads', async () => {
    const { documentId } = await upload({ originalName: '../../etc/passwd.pdf' });

    const row = await base.db('app.documents').where({ id: documentId }).first('stored_name', 'original_name');
    expect(row?.original_name).toBe('passwd.pdf');
    expect(row?.stored_name).toMatch(/^[0-9a-f-]{36}$/);
    expect((await stat(path.join(dir, row?.stored_name))).mode & 0o777).toBe(0o600);
    expect((await readdir(dir)).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('is judged by its content, not by its name', async () => {
    const { documentId } = await upload({ content: PNG, originalName: 'справка.pdf' });

    expect(await base.db('app.documents').where({ id: documentId }).first('media_type')).toEqual({ media_type: 'image/png' });
  });

  test.each([
    ['справка.hta', PNG, 'справка.hta.png'],
    ['справка', PDF, 'справка.pdf'],
    ['Фото.JPG', PNG, 'Фото.JPG.png'],
    ['Скан.PDF', PDF, 'Скан.PDF'],
    ['акт\u202Efdp.exe', PDF, 'актfdp.exe.pdf'],
  ])('called %s is given the ending of what it is', async (originalName, content, name) => {
    const { documentId } = await upload({ originalName, content });

    expect((await open(documentId)).originalName).toBe(name);
  });

  test('that was changed on the disk is not shown', async () => {
    const { documentId } = await upload();
    const row = await base.db('app.documents').where({ id: documentId }).first('stored_name');
    await writeFile(path.join(dir, row?.stored_name), 'changed');

    await expect(open(documentId)).rejects.toMatchObject({ code: 'FILE_DAMAGED' });
  });
});

describe('refused, with nothing kept on the disk', () => {
  test.each([
    ['a program called PDF', { content: Buffer.from('MZ\u0090\u0000 this is a program') }, 'FILE_TYPE_REFUSED'],
    ['a web page', { content: Buffer.from('<html><script>alert(1)</script></html>') }, 'FILE_TYPE_REFUSED'],
    ['an empty file', { content: Buffer.alloc(0) }, 'INVALID_INPUT'],
    ['a file over 20 MB', { content: Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]) }, 'FILE_TOO_LARGE'],
    ['a file without a kind', { kind: ' ' }, 'INVALID_INPUT'],
    ['a file without a name', { originalName: '/' }, 'INVALID_INPUT'],
    ['a case that is not there', { caseId: '00000000-0000-4000-8000-000000000000' }, 'NOT_FOUND'],
  ])('%s', async (_name, change, code) => {
    const [files, rows] = [await readdir(dir), await countRows(base.db, 'app.documents')];

    await expect(upload(change)).rejects.toMatchObject({ code });

    expect(await readdir(dir)).toEqual(files);
    expect(await countRows(base.db, 'app.documents')).toBe(rows);
  });

  test('a curator of other families', async () => {
    const other = await buildUser(base.db, found.centre, 'curator');

    await expect(upload({}, other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('T-196 a strict document', () => {
  test.each(['head'])('opens for the %s', async (role) => {
    const { documentId } = await upload({ confidentiality: 'strict' });
    const user = await buildUser(base.db, found.centre, role);

    await expect(open(documentId, user)).resolves.toHaveProperty('content');
  });

  test('stays closed for a director whose consilium has no question of the case', async () => {
    const { documentId } = await upload({ confidentiality: 'strict' });
    const director = await buildUser(base.db, found.centre, 'director');

    await expect(open(documentId, director)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await listDocuments(actingAs(base.db, director), found.caseId)).map(({ id }) => id)).toContain(documentId);
  });

  test.each(['secretary', 'administrator', 'auditor', 'curator'])('is not even known to a strange %s', async (role) => {
    const { documentId } = await upload({ confidentiality: 'strict' });
    const user = await buildUser(base.db, found.centre, role);

    await expect(open(documentId, user)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
