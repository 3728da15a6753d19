import { z } from 'zod';

/** Words to search for. The character zero, which no text of the database can hold, is left out. */
export const searchText = (longest: number) =>
  z
    .string()
    .transform((text) => text.replaceAll('\0', '').trim())
    .pipe(z.string().max(longest));
