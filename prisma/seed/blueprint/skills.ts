import type { GroupBlueprint, SkillBlueprint } from './types';

/** Skills beside those of the products, in the order in which small centres take them. */
const generalSkills: SkillBlueprint[] = [
  { code: 'VOICE', name: 'Voice', category: 'Channels' },
  { code: 'CHAT', name: 'Chat', category: 'Channels' },
  { code: 'MAIL', name: 'Business writing', category: 'Channels' },
  { code: 'RU', name: 'Russian', category: 'Languages' },
  { code: 'EN', name: 'English', category: 'Languages' },
  { code: 'DE', name: 'German', category: 'Languages' },
  { code: 'ZH', name: 'Chinese', category: 'Languages' },
  { code: 'KK', name: 'Kazakh', category: 'Languages' },
  { code: 'COMPLAINT', name: 'Complaints', category: 'Abilities' },
  { code: 'RETENTION', name: 'Retention', category: 'Abilities' },
  { code: 'SALES', name: 'Cross-selling', category: 'Abilities' },
  { code: 'FRAUD', name: 'Fraud prevention', category: 'Abilities' },
  { code: 'COLLECT', name: 'Payment reminders', category: 'Abilities' },
  { code: 'NETWORK', name: 'Network diagnostics', category: 'Abilities' },
  { code: 'MENTOR', name: 'Mentoring', category: 'Abilities' },
  { code: 'SOCIAL', name: 'Social media', category: 'Abilities' },
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
    category: 'Products' as const,
  }));
  return [...generalSkills.slice(0, generalCount), ...products];
}
