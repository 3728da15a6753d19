import { isKnownZone } from '~/engine/time';

/**
 * Whether times may be shown in a zone: a name such as Asia/Vladivostok. Offsets such as +03:00 are none: the database reads their sign
 * the other way round than browsers do.
 */
export const isViewZone = (name: string): boolean => /^[A-Za-z]/.test(name) && name.length <= 64 && isKnownZone(name);

/** The zone that an address asks for; null where it asks for none that is known. */
export const parseViewZone = (text: string | null): string | null => (text && isViewZone(text) ? text : null);
