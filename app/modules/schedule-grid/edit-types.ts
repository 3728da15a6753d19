/** In the order in which the grid numbers them. */
export const shiftKinds = ['normal', 'additional', 'overtime', 'make_up', 'reserve'] as const;
export type ShiftKind = (typeof shiftKinds)[number];

/** What interrupts work, by the wall clock of the shift's date. */
export interface PlacedActivity {
  kind: string;
  startMinute: number;
  endMinute: number;
  isPaid: boolean;
}

/** A person on a date. */
export interface CellPlace {
  employeeId: string;
  date: string;
}

/** A shift in a cell; minutes past 1440 lie on the next date. */
export interface CellShift {
  startMinute: number;
  endMinute: number;
  templateId: string | null;
  paidMinutes: number;
  kind: ShiftKind;
  isLocked: boolean;
  /** of the stored shift; 0 for a new one */
  version: number;
  note?: string | null;
  /** given where an editor placed them */
  activities?: PlacedActivity[];
  /** where the stored shift lies; absent for a new one */
  origin?: CellPlace & { startMinute: number };
}

export interface CellChange extends CellPlace {
  before: CellShift[];
  after: CellShift[];
}

export type CommandName =
  | 'create'
  | 'move'
  | 'copy'
  | 'swap'
  | 'resize'
  | 'split'
  | 'paint'
  | 'clear'
  | 'lock'
  | 'paste'
  | 'assign'
  | 'edit';

/** One step of editing, undone as a whole. */
export interface GridCommand {
  name: CommandName;
  changes: CellChange[];
}

/** A template as painting and assigning need it. */
export interface GridTemplate {
  id: string;
  code: string;
  name: string;
  colour: number;
  startMinute: number;
  spanMinutes: number;
  paidMinutes: number;
  isActive: boolean;
  /** between the parts of a split shift */
  gapMinutes?: number | null;
}

export const cellKey = ({ employeeId, date }: CellPlace): string => `${employeeId} ${date}`;
