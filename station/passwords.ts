import { hash, verify } from '@node-rs/argon2';

/** Fewest characters of a password: length is what makes one hard to guess. */
export const shortestPassword = 10;

/** The argon2id hash (PHC text) of a password, with the library's parameters (19 MiB, 2 passes). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** True when the password is the one that was hashed. */
export function isPassword(hashed: string, password: string): Promise<boolean> {
  return verify(hashed, password);
}
