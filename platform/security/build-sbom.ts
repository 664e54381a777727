import type { Component } from './component.ts';

/** The list of what we ship as a CycloneDX document, sorted, so that two lists compare line by line (ASVS 15.1.2). */
export function buildSbom(components: readonly Component[], about: { readonly version: string; readonly at: Date }): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: about.at.toISOString(),
      component: { type: 'application', name: 'family-support', version: about.version },
    },
    components: [...new Map(components.map((each) => [purlOf(each), each])).entries()]
      .sort(([one], [other]) => one.localeCompare(other))
      .map(([purl, { name, version, isDevelopment }]) => ({
        type: 'library',
        name,
        version,
        purl,
        scope: isDevelopment ? 'excluded' : 'required',
      })),
  };
}

/** Libraries of the jar bear no group in their file names, and their names alone are unique there. */
function purlOf({ ecosystem, name, version }: Component): string {
  const place = name.startsWith('@') ? `%40${name.slice(1)}` : name;
  return `pkg:${ecosystem}/${place}@${version}`;
}
