import { choiceValues, nth, type CaseAnswer } from './answer.ts';

export const recordRefusal: CaseAnswer = (context) => ({
  decision: 'confirmed',
  refusedOn: context.today,
  signedByPersonId: nth(choiceValues(context, 'adults'), 0),
  refusalDocumentId: nth(choiceValues(context, 'refusals'), 0),
});

/** The district is what was reported; whether the data follow is asked of the family, and this one wants to begin anew. */
export const recordMove: CaseAnswer = ({ prepared, today }, story) => ({
  decision: 'confirmed',
  movedOn: today,
  newDistrict: prepared.initial['newDistrict'],
  settlement: story.newSettlement ?? 'г. Казань',
  ...(story.agreesToHandover
    ? { handover: 'agreed', consentPersonId: prepared.initial['consentPersonId'], consentOn: today }
    : { handover: 'not-agreed' }),
});
