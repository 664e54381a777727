import type { Config } from './config.ts';
import { EMBEDDED_DATABASES, findEmbeddedUrl } from './embedded-postgres.ts';
import type { Secrets } from './secrets.ts';

/** One database, seen as each of the roles that log in. */
export interface DatabaseUrls {
  readonly admin: string;
  readonly app: string;
  readonly engine: string;
}

/** Addresses of the database: the configured one, or the embedded server if it runs now. */
export function findDatabaseUrls(config: Config, secrets: Secrets): DatabaseUrls | undefined {
  const admin =
    config.databaseUrl ?? findEmbeddedUrl(config.dataDir, secrets.databaseAdmin, EMBEDDED_DATABASES[config.engineKind]);
  return admin === undefined ? undefined : deriveDatabaseUrls(admin, secrets);
}

/** The same address with the users of least rights in it. */
export function deriveDatabaseUrls(admin: string, secrets: Secrets): DatabaseUrls {
  return {
    admin,
    app: withUser(admin, 'app', secrets.databaseApp),
    engine: withUser(admin, 'engine', secrets.databaseEngine),
  };
}

/** The address in the form that the engine's driver reads; user and password travel apart from it. */
export function toJdbcUrl(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `jdbc:postgresql://${hostname}:${port || '5432'}${pathname}?currentSchema=engine`;
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = user;
  changed.password = password;
  return changed.href;
}
