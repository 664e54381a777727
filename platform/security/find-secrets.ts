/** What looks like a secret, and where. The value itself is not told: reports of a scan are read by more people than the file. */
export interface Suspicion {
  readonly file: string;
  readonly line: number;
  readonly kind: string;
}

const KINDS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['key of a cloud', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b|\bya29\.[0-9A-Za-z_-]{20,}/],
  [
    'token of a service',
    /\b(?:gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{60,}|glpat-[\w-]{20,}|xox[abprs]-[\w-]{10,}|npm_[0-9A-Za-z]{36})\b/,
  ],
  ['signed token', /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/],
  ['password in an address', /\b[a-z][a-z+]{2,}:\/\/[^\s:/@'"`$<{]+:([^\s:/@'"`$<{…]{3,})@(?!127\.0\.0\.1|localhost)/],
  [
    'password in the text',
    /(?:password|passwd|secret|token|api[_-]?key|пароль)['"]?\s*[:=]\s*['"](?=[^'"]*\d)([^'"\s$]{12,})['"]/i,
  ],
  ['hash of a password', /\$(?:argon2id?|2[aby])\$[^\s'"`]{20,}/],
];

/** Looks through one file for what nobody may commit. `known` are values that are no secrets: those of tests and of the demo. */
export function findSecrets(file: string, text: string, known: readonly string[] = []): Suspicion[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      KINDS.filter(([, pattern]) => isSuspicious(line, pattern, known)).map(([kind]) => ({ file, line: index + 1, kind })),
    );
}

function isSuspicious(line: string, pattern: RegExp, known: readonly string[]): boolean {
  const found = pattern.exec(line);
  return found !== null && !known.includes(found[1] ?? found[0]);
}
