export interface TemplateView {
  id: string;
  name: string;
  code: string;
  startFromMinute: number;
  startToMinute: number;
  stepMinutes: number;
  spanMinutes: number;
  paidMinutes: number;
  longestSpanMinutes: number | null;
  spanStepMinutes: number;
  /** of a split shift; null = in one piece */
  firstPartMinutes: number | null;
  gapMinutes: number | null;
  coreFromMinute: number | null;
  coreToMinute: number | null;
  /** templates that must not follow on the next date */
  barredNextIds: string[];
  weekdays: number[];
  colour: number;
  status: string;
  version: number;
  workRules: { id: string; name: string }[];
  shiftCount: number;
}
