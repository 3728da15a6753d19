/** Ground and ink of each hue; written out so that the style sheet holds them. */
export const activityClasses: Record<number, string> = {
  1: 'bg-activity-1 text-activity-1-ink',
  2: 'bg-activity-2 text-activity-2-ink',
  3: 'bg-activity-3 text-activity-3-ink',
  4: 'bg-activity-4 text-activity-4-ink',
  5: 'bg-activity-5 text-activity-5-ink',
  6: 'bg-activity-6 text-activity-6-ink',
  7: 'bg-activity-7 text-activity-7-ink',
  8: 'bg-activity-8 text-activity-8-ink',
};
