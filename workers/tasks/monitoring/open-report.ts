import { openReport, openReportInput } from '#domain/monitoring/open-report';
import { defineTask } from '#engine/task';

/** Opens a report of the curator beside the waiting for the next control point (П4–11 ст.VI; T-168, T-169). */
export const openReportTask = defineTask({
  topic: 'open-report',
  input: openReportInput,
  async run(ctx, input) {
    await openReport(ctx, input);
    return {};
  },
});
