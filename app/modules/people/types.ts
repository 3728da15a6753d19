/** One row of the list of employees. */
export interface EmployeeRowView {
  id: string;
  personnelNumber: string;
  lastName: string;
  firstName: string;
  patronymic: string | null;
  email: string | null;
  phone: string | null;
  status: 'created' | 'active' | 'dismissed';
  workType: string;
  timeZone: string;
  hireDate: string;
  dismissalDate: string | null;
  siteName: string;
  positionName: string | null;
  departmentName: string | null;
  rate: number | null;
  weeklyMinutes: number | null;
  groups: { id: string; name: string; role: string }[];
  skills: { id: string; name: string; proficiency: number; priority: number }[];
}

export interface OptionView {
  id: string;
  name: string;
}

/** Choices for filters and forms about people. */
export interface PeopleOptionsView {
  departments: (OptionView & { depth: number })[];
  groups: (OptionView & { serviceName: string; channelType: string })[];
  sites: (OptionView & { timeZone: string })[];
  positions: OptionView[];
  skills: (OptionView & { category: string | null })[];
  workRules: OptionView[];
}

/** What a list of people is narrowed by. */
export type FilterOptionsView = Pick<PeopleOptionsView, 'departments' | 'groups' | 'sites' | 'positions' | 'skills'>;

/** Family name first, as lists are sorted. */
export const fullName = (person: { lastName: string; firstName: string; patronymic?: string | null }): string =>
  [person.lastName, person.firstName, person.patronymic].filter(Boolean).join(' ');
