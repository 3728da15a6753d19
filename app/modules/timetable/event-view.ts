/** An event of the timetable as its page gets it. */
export interface EventView {
  id: string;
  name: string;
  kind: string;
  participation: string;
  minutes: number;
  fromMinute: number;
  toMinute: number;
  recurrence: string;
  everyWeeks: number;
  weekdays: number[];
  monthDay: number | null;
  startDate: string;
  endDate: string | null;
  groupIds: string[];
  employeeIds: string[];
  minParticipants: number;
  maxParticipants: number;
  isMandatory: boolean;
  status: string;
  version: number;
  /** how often it falls into the schedule */
  occurrences: number;
}

/** An event as its form gets it: with what the list does not show. */
export type EditedEvent = Omit<EventView, 'occurrences'> & {
  description: string | null;
  departmentIds: string[];
  maxSimultaneous: number | null;
};

export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
