export function findChromium(given: string | undefined, places?: readonly string[]): string;
