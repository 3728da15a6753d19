import type { GroupBlueprint, SkillBlueprint } from './types';

/** Skills beside those of the products, in the order in which small centres take them. */
const generalSkills: SkillBlueprint[] = [
  { code: 'VOICE', name: 'Voice', category: 'channel' },
  { code: 'CHAT', name: 'Chat', category: 'channel' },
  { code: 'MAIL', name: 'Business writing', category: 'channel' },
  { code: 'RU', name: 'Russian', category: 'language' },
  { code: 'EN', name: 'English', category: 'language' },
  { code: 'DE', name: 'German', category: 'language' },
  { code: 'ZH', name: 'Chinese', category: 'language' },
  { code: 'KK', name: 'Kazakh', category: 'language' },
  { code: 'COMPLAINT', name: 'Complaints', category: 'ability' },
  { code: 'RETENTION', name: 'Retention', category: 'ability' },
  { code: 'SALES', name: 'Cross-selling', category: 'ability' },
  { code: 'FRAUD', name: 'Fraud prevention', category: 'ability' },
  { code: 'COLLECT', name: 'Payment reminders', category: 'ability' },
  { code: 'NETWORK', name: 'Network diagnostics', category: 'ability' },
  { code: 'MENTOR', name: 'Mentoring', category: 'ability' },
  { code: 'SOCIAL', name: 'Social media', category: 'ability' },
];

export const channelSkill: Record<GroupBlueprint['channel'], string> = {
  CALLS: 'VOICE',
  CHATS: 'CHAT',
  EMAILS: 'MAIL',
};

/** The code of the skill that a group asks for. */
export const productSkillCode = (group: Pick<GroupBlueprint, 'code'>): string => `P-${group.code}`;

/** One product skill per group and the general ones. */
export function listSkills(groups: GroupBlueprint[], generalCount = generalSkills.length): SkillBlueprint[] {
  const products = groups.map((group) => ({
    code: productSkillCode(group),
    name: group.name,
    category: 'product' as const,
  }));
  return [...generalSkills.slice(0, generalCount), ...products];
}
