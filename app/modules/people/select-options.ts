import type { SelectOption } from '~/components/select';
import type { FilterOptionsView } from './types';

const indent = '\u2003';

/** Departments as the options of a select, indented by their depth. */
export const departmentOptions = (options: FilterOptionsView): SelectOption[] =>
  options.departments.map(({ id, name, depth }) => ({ value: id, label: `${indent.repeat(depth)}${name}` }));

/** Groups under the names of their services. */
export const groupOptions = (options: FilterOptionsView): SelectOption[] =>
  options.groups.map(({ id, name, serviceName }) => ({ value: id, label: name, group: serviceName }));

/** Skills under their categories. */
export const skillOptions = (options: FilterOptionsView): SelectOption[] =>
  options.skills.map(({ id, name, category }) => ({ value: id, label: name, group: category ?? undefined }));

export const plainOptions = (items: { id: string; name: string }[]): SelectOption[] =>
  items.map(({ id, name }) => ({ value: id, label: name }));
