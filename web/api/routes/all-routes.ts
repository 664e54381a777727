import type { MessageLimits } from '../limit-messages.ts';
import type { SignInLimits } from '../limit-sign-in.ts';
import type { Route } from '../route.ts';
import { agencyRoutes } from './agency.ts';
import { engagementRoutes } from './engagements.ts';
import { municipalRoutes } from './municipal.ts';
import { appealRoutes } from './appeals.ts';
import { assessmentRoutes } from './assessment.ts';
import { auditRoutes } from './audit.ts';
import { calendarRoutes } from './calendar.ts';
import { caseRoutes } from './cases.ts';
import { checklistRoutes } from './checklists.ts';
import { completionRoutes } from './completion.ts';
import { consiliumRoutes } from './consilium.ts';
import { controlRoutes } from './control.ts';
import { curatorRoutes } from './curators.ts';
import { documentRoutes } from './documents.ts';
import { eventRoutes } from './events.ts';
import { familyRoutes } from './families.ts';
import { healthRoutes } from './health.ts';
import { measureRoutes } from './measures.ts';
import { messageRoutes } from './messages.ts';
import { notificationRoutes } from './notifications.ts';
import { observationRoutes } from './observation.ts';
import { operationRoutes } from './operations.ts';
import { organisationRoutes } from './organisations.ts';
import { ownAccessRoutes } from './own-access.ts';
import { processRoutes } from './processes.ts';
import { registerRoutes } from './register.ts';
import { relationRoutes } from './relations.ts';
import { reportRoutes } from './reports.ts';
import { requestRoutes } from './requests.ts';
import { reviewRoutes } from './reviews.ts';
import { sessionRoutes } from './sessions.ts';
import { settingRoutes } from './settings.ts';
import { signInRoutes } from './sign-in.ts';
import { signInListRoutes } from './sign-ins.ts';
import { substitutionRoutes } from './substitutions.ts';
import { taskRoutes } from './tasks.ts';
import { userRoutes } from './users.ts';

/** Every route of the API. What is not in this list does not exist. */
export function allRoutes(limits: SignInLimits & MessageLimits): readonly Route[] {
  return [
    ...healthRoutes,
    ...signInRoutes(limits),
    ...ownAccessRoutes(limits),
    ...signInListRoutes,
    ...taskRoutes,
    ...appealRoutes,
    ...messageRoutes(limits),
    ...caseRoutes,
    ...controlRoutes,
    ...curatorRoutes,
    ...relationRoutes,
    ...eventRoutes,
    ...reviewRoutes,
    ...completionRoutes,
    ...assessmentRoutes,
    ...observationRoutes,
    ...documentRoutes,
    ...familyRoutes,
    ...sessionRoutes,
    ...consiliumRoutes,
    ...registerRoutes,
    ...measureRoutes,
    ...reportRoutes,
    ...requestRoutes,
    ...engagementRoutes,
    ...agencyRoutes,
    ...municipalRoutes,
    ...organisationRoutes,
    ...calendarRoutes,
    ...notificationRoutes,
    ...processRoutes,
    ...auditRoutes,
    ...userRoutes,
    ...substitutionRoutes,
    ...settingRoutes,
    ...checklistRoutes,
    ...operationRoutes,
  ];
}
