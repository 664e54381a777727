/** `npm run test:faults` asks for the catalogue's own numbers; every other run is content with a few. */
const isFull = process.env.PROOF_SIZE === 'full';

/** The size of this run, told beside each measurement. */
export const SIZE = isFull ? 'full' : 'few';

export function sized(few: number, full: number): number {
  return isFull ? full : few;
}
