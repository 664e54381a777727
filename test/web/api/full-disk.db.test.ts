import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { proveRow } from '../../proof/prove-row.ts';
import { sized } from '../../proof/sized.ts';
import { assignCurator, buildCase } from '../../support/factories.ts';
import { canMount, mountSmallDisk } from '../../support/small-disk.ts';
import { buildSignInUser, openWebApp, signedInBrowser } from './web-app.ts';

const KILOBYTE = 1024;
/** Each fits into the disk alone, all together do not. */
const SCAN = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300 * KILOBYTE, 0x20)]);

test.runIf(canMount)(
  'A13 a full disk of files refuses uploads in plain words, shows no half of a file, stops no other work',
  async () => {
    const disk = mountSmallDisk(4);
    const web = await openWebApp({ filesDir: disk.dir });
    onTestFinished(() => web.close());
    const { db } = web.database;
    const found = await buildCase(db, { row: { status: 'support' } });
    const user = await buildSignInUser(web, found.centre, 'curator');
    await assignCurator(db, found.caseId, user.userId);
    const curator = await signedInBrowser(web, user);
    const documents = `/api/cases/${found.caseId}/documents`;
    const upload = () => curator.upload(documents).field('kind', 'Справка').attach('file', SCAN, 'справка.pdf');
    const note = { on: '2026-03-02', change: 'better', comment: 'Ребёнок посещает сад' };

    // Uploads side by side run into the end of the disk, each in the middle of its file.
    const answers = await Promise.all(Array.from({ length: sized(24, 60) }, upload));
    disk.fill();
    const atTheEnd = await upload();
    const noted = await curator.post(`/api/cases/${found.caseId}/dynamics`, note);
    const read = await curator.get(`/api/cases/${found.caseId}/observation`);

    const kept = answers.filter(({ status }) => status === 201);
    const refused = [...answers, atTheEnd].filter(({ status }) => status === 507);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length + refused.length).toBe(answers.length + 1);
    expect(atTheEnd.body.error).toMatchObject({ code: 'STORE_FULL', message: expect.stringContaining('нет места') as string });
    expect([noted.status, read.status]).toEqual([201, 200]);
    const shown: { items: { id: string }[] } = (await curator.get(documents)).body;
    const contents = await Promise.all(
      shown.items.map(({ id }) => curator.get(`/api/documents/${id}/content?purpose=case-work`)),
    );
    const broken = contents.filter(({ status, body }) => status !== 200 || Buffer.compare(body as Buffer, SCAN) !== 0);
    // What filled the disk besides is ours.
    const stored = readdirSync(disk.dir).filter((name) => !name.startsWith('.'));

    disk.enlarge(8);
    expect((await upload()).status).toBe(201);
    proveRow('A13', [
      { what: 'uploads refused', value: refused.length, atLeast: 1 },
      { what: 'files shown', value: shown.items.length, exactly: kept.length },
      { what: 'half-written files shown', value: broken.length, exactly: 0 },
      { what: 'files on the disk beyond those shown', value: stored.length - kept.length, exactly: 0 },
    ]);
  },
);
