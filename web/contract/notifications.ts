import { z } from 'zod';
import { caseNumberRef, instant } from './common.ts';

export const notificationList = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      kind: z.string(),
      title: z.string(),
      case: caseNumberRef.nullable(),
      createdAt: instant,
      readAt: instant.nullable(),
    }),
  ),
  unread: z.int(),
});

export type NotificationList = z.infer<typeof notificationList>;
