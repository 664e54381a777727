import { hash, verify } from '@node-rs/argon2';

/** OWASP's parameters for argon2id (the package's own choice of algorithm): 19 MiB, two passes; about 12 ms on an office server. */
const ARGON = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The form in which a password is kept. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON);
}

/** Whether the password is the one behind the hash; without a user it still costs the same time and says no. */
export async function verifyPassword(passwordHash: string | undefined, password: string): Promise<boolean> {
  if (passwordHash !== undefined) return verify(passwordHash, password);
  // An answer that comes sooner for unknown logins would tell who works here.
  await hash(password, ARGON);
  return false;
}
