import type { Browser } from './web-app.ts';

/** The incident of a case or probe, on whichever page of the list it stands: other files leave theirs in the same database. */
export async function findIncident(administrator: Browser, businessKey: string) {
  for (let page = 1; ; page += 1) {
    const { body } = await administrator.get(`/api/admin/incidents?page=${page}`);
    const found = body.items.find((incident: { businessKey: string | null }) => incident.businessKey === businessKey);
    if (found !== undefined || body.items.length === 0) return found;
  }
}
