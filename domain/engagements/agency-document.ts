/** Kind under which a case keeps what co-executors attached to their answers (П1 п.5.5; T-076). */
export const AGENCY_DOCUMENT_KIND = 'agency-answer';
