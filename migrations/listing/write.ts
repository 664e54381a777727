import { mkdtempSync, chmodSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#platform/database';
import { startPostgres } from '#platform/embedded-postgres';
import { migrateDatabase } from '#platform/migrate';
import { projectPath } from '#platform/project-path';
import { readSecrets } from '#platform/secrets';
import { listSchema } from './list-schema.ts';

/** `npm run schema:dump`: writes the listing anew from a fresh database; commit it together with the migration. */
const folder = mkdtempSync(path.join(tmpdir(), 'family-support-listing-'));
chmodSync(folder, 0o755);
const secrets = readSecrets(folder);
const server = await startPostgres({ stateDir: folder, password: secrets.databaseAdmin });
try {
  await migrateDatabase(server.url, secrets);
  const db = openDatabase(server.url, { maxConnections: 1 });
  writeFileSync(projectPath('migrations/listing/schema-app.txt'), await listSchema(db));
  await db.destroy();
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
