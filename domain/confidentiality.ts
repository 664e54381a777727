import { z } from 'zod';

/**
 * Classes of information: «служебная», «конфиденциального характера», and the strictest one for diagnostics, medical documents
 * and expert opinions (П1 п.5.11; T-195, T-196).
 */
export const confidentialitySchema = z.enum(['service', 'confidential', 'strict']);
export type Confidentiality = z.infer<typeof confidentialitySchema>;
