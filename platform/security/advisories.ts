import { compareVersions, type Component } from './component.ts';

/** A known hole of somebody else's program, kept by hand: who looks after the system reads the sources named in the README every week. */
export interface Advisory {
  readonly id: string;
  readonly ecosystem: Component['ecosystem'];
  readonly component: string;
  readonly severity: 'critical' | 'high' | 'moderate';
  readonly what: string;
  /** First version with the hole, when older ones have none. */
  readonly since?: string;
  /** First version without it in the same line; null while nobody has mended it. */
  readonly fixedIn: string | null;
  /** Where nobody mends it: what keeps the hole shut here, as the path of the test that proves it. */
  readonly shutBy?: string;
}

const npm = (component: string, given: Omit<Advisory, 'ecosystem' | 'component'>): Advisory => ({
  ecosystem: 'npm',
  component,
  ...given,
});
const maven = (component: string, given: Omit<Advisory, 'ecosystem' | 'component'>): Advisory => ({
  ecosystem: 'maven',
  component,
  ...given,
});

export const ADVISORIES: readonly Advisory[] = [
  maven('camunda-engine', {
    ...{ id: 'CVE-2026-109432', severity: 'critical', fixedIn: null, shutBy: 'test/engine/server/gateway.engine.test.ts' },
    what: 'expressions in the branches of a task query run as programs',
  }),
  maven('operaton-engine', {
    ...{ id: 'CVE-2026-109432', severity: 'critical', fixedIn: null, shutBy: 'test/engine/server/gateway.engine.test.ts' },
    what: 'expressions in the branches of a task query run as programs',
  }),
  // The administration pages of the engine: no version of them is wanted here.
  maven('camunda-webapp-jakarta', {
    id: 'CVE-2026-77226',
    severity: 'critical',
    fixedIn: null,
    what: 'anybody sets up an administrator',
  }),
  maven('operaton-webapp-jakarta', {
    id: 'CVE-2026-77226',
    severity: 'critical',
    fixedIn: null,
    what: 'anybody sets up an administrator',
  }),
  maven('spring-webmvc', {
    id: 'CVE-2026-59281',
    severity: 'high',
    fixedIn: null,
    what: 'data binding; the engine answers by Jersey and has none',
  }),
  maven('spring-boot', {
    id: 'CVE-2026-40971',
    severity: 'high',
    since: '3.5',
    fixedIn: '3.5.14',
    what: 'owner of the temporary folder',
  }),
  maven('spring-boot', {
    id: 'CVE-2026-40977',
    severity: 'high',
    since: '3.5',
    fixedIn: '3.5.14',
    what: 'weak numbers of ${random.value}',
  }),
  maven('spring-core', { id: 'CVE-2026-41850', severity: 'high', fixedIn: '6.2.19', what: 'holes of June 2026' }),
  maven('tomcat-embed-core', { id: 'CVE-2026-24734', severity: 'high', fixedIn: '10.1.52', what: 'revoked certificates pass' }),
  maven('tomcat-embed-core', { id: 'CVE-2026-53404', severity: 'high', fixedIn: '10.1.56', what: 'six holes of June 2026' }),
  maven('tomcat-embed-core', { id: 'CVE-2026-59083', severity: 'high', fixedIn: '10.1.57', what: 'two holes of July 2026' }),
  maven('tomcat-embed-core', { id: 'CVE-2026-65182', severity: 'high', fixedIn: '10.1.59', what: 'eleven holes of August 2026' }),
  maven('jackson-databind', {
    id: 'CVE-2026-54512',
    severity: 'high',
    fixedIn: '2.21.4',
    what: 'a list of allowed types is passed by',
  }),
  maven('jackson-databind', {
    id: 'CVE-2026-54515',
    severity: 'high',
    fixedIn: '2.21.5',
    what: 'ignored properties are read all the same',
  }),
  maven('jackson-databind', { id: 'CVE-2026-59889', severity: 'high', fixedIn: '2.21.5', what: 'a hole of July 2026' }),
  maven('postgresql', {
    id: 'pgjdbc 42.7.12',
    severity: 'high',
    fixedIn: '42.7.12',
    what: 'mended by the driver without a number',
  }),
  maven('log4j-core', {
    id: 'CVE-2025-68161',
    severity: 'moderate',
    fixedIn: '2.25.3',
    what: 'the name in a certificate is not looked at',
  }),
  maven('lz4-java', { id: 'CVE-2026-59949', severity: 'high', fixedIn: null, what: 'memory is read beyond its end' }),
  maven('h2', {
    id: 'CVE-2022-23221',
    severity: 'critical',
    fixedIn: null,
    what: 'its console runs programs: there is none here',
  }),
  npm('multer', { id: 'CVE-2026-3520', severity: 'high', fixedIn: '2.1.1', what: 'a broken request overflows the stack' }),
  npm('ajv', {
    id: 'CVE-2025-69873',
    severity: 'high',
    since: '7',
    fixedIn: '8.18.0',
    what: '$data in a pattern keeps the process busy',
  }),
  npm('ajv', {
    id: 'CVE-2025-69873 (6)',
    severity: 'high',
    since: '6',
    fixedIn: '6.14.0',
    what: '$data in a pattern keeps the process busy',
  }),
  npm('xlsx', { id: 'CVE-2023-30533', severity: 'high', fixedIn: null, what: 'keys of a table reach the prototype' }),
  npm('adm-zip', {
    id: 'GHSA-rcw4-f5rp-g42v',
    severity: 'high',
    fixedIn: null,
    what: 'a declared size of nothing lifts the limit',
  }),
  npm('jszip', { id: 'CVE-2021-23413', severity: 'moderate', fixedIn: '3.7.0', what: 'names reach the prototype' }),
  npm('knex', { id: 'CVE-2016-20018', severity: 'high', fixedIn: '2.4.0', what: 'an object in the place of a value' }),
  npm('qs', { id: 'CVE-2026-2391', severity: 'high', fixedIn: '6.14.2', what: 'lists without an end' }),
  npm('path-to-regexp', { id: 'CVE-2026-4867', severity: 'high', fixedIn: '0.1.13', what: 'an address keeps the process busy' }),
  npm('path-to-regexp', {
    id: 'CVE-2026-4926',
    severity: 'high',
    since: '8',
    fixedIn: '8.4.0',
    what: 'an address keeps the process busy',
  }),
  npm('body-parser', { id: 'CVE-2024-45590', severity: 'high', fixedIn: '1.20.3', what: 'a packed form keeps the process busy' }),
  npm('diagram-js', {
    id: 'GHSA-8fw4-xh83-3j6q',
    severity: 'moderate',
    fixedIn: '3.3.1',
    what: 'names of elements become a page',
  }),
];

/** The advisories that a component falls under, whether something keeps them shut or not. */
export function advisoriesOf(found: Component, advisories: readonly Advisory[] = ADVISORIES): Advisory[] {
  return advisories.filter(({ ecosystem, component, since = '0', fixedIn }) => {
    if (ecosystem !== found.ecosystem || component !== found.name) return false;
    return compareVersions(found.version, since) >= 0 && (fixedIn === null || compareVersions(found.version, fixedIn) < 0);
  });
}
