/** The month so many months before or after another: `2026-12` and one more is `2027-01`. */
export function monthBeside(month: string, step: number): string {
  const date = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 1 + step, 1));
  return date.toISOString().slice(0, 7);
}
