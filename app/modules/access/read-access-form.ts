const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();

/** An empty field is no value. */
const optionalText = (form: FormData, name: string): string | undefined => textOf(form, name) || undefined;

/** The end of a day (UTC) as an instant: what is given to a day holds on that day. */
const endOfDay = (date: string | undefined): Date | undefined => (date ? new Date(`${date}T23:59:59.999Z`) : undefined);

/** The fields of `RoleGrantFields`. */
export const readGrantForm = (form: FormData) => ({
  roleId: textOf(form, 'roleId'),
  departmentId: optionalText(form, 'departmentId'),
  validTo: endOfDay(optionalText(form, 'validTo')),
});

/** The form of a new user. */
export const readUserForm = (form: FormData) => ({
  username: textOf(form, 'username'),
  displayName: textOf(form, 'displayName'),
  employeeId: optionalText(form, 'employeeId'),
  locale: textOf(form, 'locale') === 'ru' ? ('ru' as const) : ('en' as const),
  roles: textOf(form, 'roleId') ? [readGrantForm(form)] : [],
});

/** The form of a role: a select for each permission, named `permission:resource:action`, holds its scope. */
export const readRoleForm = (form: FormData) => ({
  name: textOf(form, 'name'),
  description: optionalText(form, 'description'),
  status: textOf(form, 'status') === 'inactive' ? ('inactive' as const) : ('active' as const),
  permissions: [...form]
    .filter(([name, value]) => name.startsWith('permission:') && value !== '')
    .map(([name, value]) => `${name.slice('permission:'.length)}:${String(value)}`),
});

/** The form of an API key. */
export const readApiKeyForm = (form: FormData) => ({
  name: textOf(form, 'name'),
  permissions: form.getAll('permission').map(String),
  expiresAt: endOfDay(optionalText(form, 'expiresAt')),
});
