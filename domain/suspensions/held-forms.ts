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

/** Forms by which a first plan comes into force: a family that refuses or moves does not agree to it meanwhile (П1 п.4.9, 5.8; T-068, T-092). */
const AGREEMENT_FORMS: ReadonlySet<string> = new Set(['approve-plan', 'cosign-plan', 'sign-plan']);

/** Whether the form leads to a plan's coming into force. */
export function isAgreementForm(formKey: string): boolean {
  return AGREEMENT_FORMS.has(formKey);
}

/** Whether the suspension of a case holds this form back. */
export function isHeldForm(formKey: string): boolean {
  return HELD_FORMS.has(formKey);
}
