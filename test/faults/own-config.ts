import { parseConfig, type Config } from '#platform/config';
import { findFreePort } from '#platform/free-port';

/** The configuration of a stand that belongs to one test file: ports of its own, nothing from the environment but the tools. */
export async function buildOwnConfig(dataDir: string): Promise<Config> {
  const parsed = parseConfig({
    PATH: process.env.PATH,
    JAVA_HOME: process.env.JAVA_HOME,
    DATA_DIR: dataDir,
    ENGINE_PORT: String(await findFreePort()),
    WEB_PORT: String(await findFreePort()),
    LOG_LEVEL: 'silent',
  });
  if ('problems' in parsed) throw new Error(parsed.problems.join('; '));
  return parsed.config;
}
