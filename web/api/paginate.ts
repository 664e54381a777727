import { pageSize } from '#contract/common';
import type { PageRequest } from '#domain/page';

/** Which rows a page number means. */
export function paginate(page: number): PageRequest {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}
