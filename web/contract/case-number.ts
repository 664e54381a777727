/** How the number of a case looks: the centre, the year, the place in the year. No name of a person does. */
export const CASE_NUMBER = /^[\p{L}\d]{1,12}-\d{2,4}-\d{1,8}$/u;
