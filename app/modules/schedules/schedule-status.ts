import type { Tone } from '~/components/badge';

export const scheduleStatuses = ['draft', 'planning', 'planned', 'error', 'applied', 'archived'] as const;

/** What a variant can be planned for first. */
export const scheduleGoals = ['balanced', 'coverage', 'cost', 'preferences', 'fairness', 'stability'] as const;

const tones: Record<string, Tone> = {
  draft: 'neutral',
  planning: 'info',
  planned: 'accent',
  error: 'danger',
  applied: 'ok',
  archived: 'neutral',
};

export const scheduleTone = (status: string): Tone => tones[status] ?? 'neutral';
