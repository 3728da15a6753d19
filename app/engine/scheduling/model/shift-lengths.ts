import type { ShiftLength, ShiftTemplate } from '../types';

/** Every length of a template, its own first. */
export const lengthsOf = (template: ShiftTemplate): ShiftLength[] => [template, ...(template.otherLengths ?? [])];
