/** Forms by which measures are carried out: while a case is suspended nobody completes them (П1 п.5.8; T-092). */
const HELD_FORMS: ReadonlySet<string> = new Set([
  'choose-institution',
  'hand-memo',
  'choose-addressee',
  'referral-answer',
  'medical-visit',
  'choose-class',
  'class-attendance',
  'choose-benefit-body',
  'submit-application',
  'benefit-decision',
  'mark-measure',
]);

/** Whether the suspension of a case holds this form back. */
export function isHeldForm(formKey: string): boolean {
  return HELD_FORMS.has(formKey);
}
