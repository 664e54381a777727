import { organisationForm } from '#domain/measures/organisation-form';

/** «Выбор адресата направления» (П1 п.5.3; T-077). */
export const chooseAddresseeForm = organisationForm('choose-addressee');
