/** More specific names first: Edge, Opera and Yandex call themselves Chrome, and Chrome calls itself Safari. */
const BROWSERS = [
  [/YaBrowser\//, 'Яндекс Браузер'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrom(?:e|ium)\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;

const SYSTEMS = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

/** Browser and system in words of ours: what the client says of itself is neither kept nor shown. */
export function describeBrowser(userAgent: string | undefined): string {
  const given = (userAgent ?? '').slice(0, 500);
  const [browser, system] = [BROWSERS, SYSTEMS].map((names) => names.find(([pattern]) => pattern.test(given))?.[1]);
  return [browser ?? 'Неизвестный браузер', system].filter((part) => part !== undefined).join(', ');
}
