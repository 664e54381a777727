/** One part that is not ours and goes to the machines where the system runs. */
export interface Component {
  readonly ecosystem: 'npm' | 'maven';
  readonly name: string;
  readonly version: string;
  /** Needed to build or test only: it is in the list, but on no machine of a centre. */
  readonly isDevelopment: boolean;
}

/** Orders versions by their numbers; what stands behind a hyphen or a letter does not count. */
export function compareVersions(one: string, other: string): number {
  const [left, right] = [numbersOf(one), numbersOf(other)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function numbersOf(version: string): number[] {
  return (/^\d+(\.\d+)*/.exec(version)?.[0] ?? '0').split('.').map(Number);
}
