import { randomInt } from 'node:crypto';

// without 0 O 1 l I: a temporary password is read aloud and typed
const upper = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const lower = 'abcdefghijkmnpqrstuvwxyz';
const digits = '23456789';

const pick = (alphabet: string): string => alphabet[randomInt(alphabet.length)];

/** A random password of 14 characters that meets the policy, in groups for reading: `Kxhw-7mQz-4pvR`. */
export function createTemporaryPassword(): string {
  const letters = [pick(upper), pick(lower), pick(digits)];
  while (letters.length < 12) letters.push(pick(upper + lower + digits));
  for (let index = letters.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1);
    [letters[index], letters[other]] = [letters[other], letters[index]];
  }
  return [0, 4, 8].map((start) => letters.slice(start, start + 4).join('')).join('-');
}
