import { organisationForm } from '#domain/measures/organisation-form';

/** «Выбор органа, который назначает выплату» (П4–11 ст.V; T-073). */
export const chooseBenefitBodyForm = organisationForm('choose-benefit-body');
