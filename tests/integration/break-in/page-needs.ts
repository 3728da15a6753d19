/**
 * What a page needs: `anyone`; `login`, also with a password that is due for change; a permission `resource:action[:scope]`;
 * or a permission of a person with an employee record.
 */
export type Need = 'anyone' | 'login' | { permission: string } | { employee: string };

export interface PageNeeds {
  loader?: Need;
  action?: Need;
  /** search parameters that name objects of the centre under attack, as `?name=` → name of the target */
  search?: Record<string, string>;
}

const needs = (permission: string): Need => ({ permission });
const read = (permission: string, search?: Record<string, string>): PageNeeds => ({
  loader: needs(permission),
  search,
});
const both = (loader: string, action: string, search?: Record<string, string>): PageNeeds => ({
  loader: needs(loader),
  action: needs(action),
  search,
});
const own = (loader: string, action?: string): PageNeeds => ({
  loader: { employee: loader },
  action: action ? { employee: action } : undefined,
});
/** A frame around other pages: neither data nor action. */
const frame: PageNeeds = {};
/** An area leads to its first page that one may open, and is forbidden where there is none. */
const area: PageNeeds = { loader: 'login' };

/** Every route file of the product. One that is missing here fails the tests. */
export const pageNeeds: Record<string, PageNeeds> = {
  '$.tsx': { loader: 'anyone' },
  '_index.tsx': { loader: 'login' },
  'admin._index.tsx': area,
  'admin.api-keys.tsx': both('api-key:read', 'api-key:write'),
  'admin.audit.tsx': read('audit:read:all', { entityId: 'employeeId' }),
  'admin.calendars.tsx': both('calendar:read', 'calendar:write', { calendar: 'siteId' }),
  'admin.health.tsx': read('system:read'),
  'admin.roles.$roleId.tsx': both('role:read', 'role:write'),
  'admin.roles._index.tsx': read('role:read'),
  'admin.roles.tsx': frame,
  'admin.rules.tsx': both('template:write', 'template:write', { edit: 'workRuleId' }),
  'admin.security.tsx': both('system:read', 'system:write'),
  'admin.service-levels.tsx': both('staffing:write', 'staffing:write', {
    group: 'servingGroupId',
    department: 'departmentId',
  }),
  'admin.shift-templates.tsx': both('template:write', 'template:write', { edit: 'templateId' }),
  'admin.sites.$siteId.tsx': both('site:write', 'site:write'),
  'admin.sites._index.tsx': read('site:read'),
  'admin.sites.new.tsx': both('site:write', 'site:write'),
  'admin.sites.tsx': frame,
  'admin.tsx': frame,
  'admin.users.$userId.tsx': both('user:read:department', 'user:write:department'),
  'admin.users._index.tsx': read('user:read:department', { role: 'roleId' }),
  'admin.users.new.tsx': both('user:write:department', 'user:write:department'),
  'admin.users.tsx': frame,
  'auth.change-password.tsx': { loader: 'login', action: 'login' },
  'auth.login.tsx': { loader: 'anyone', action: 'anyone' },
  'auth.logout.ts': { loader: 'anyone', action: 'anyone' },
  'jobs.$jobId.ts': { loader: 'login', action: 'login' },
  'live._index.tsx': both('live:read:department', 'live:read:department', { group: 'servingGroupId' }),
  'live.tsx': frame,
  'live.wall.tsx': read('live:read:department', { group: 'servingGroupId' }),
  'my._index.tsx': own('portal:read', 'schedule:acknowledge'),
  'my.acknowledgements.tsx': own('portal:read', 'schedule:acknowledge'),
  'my.messages.tsx': own('notification:read', 'notification:read'),
  'my.profile.tsx': own('profile:read'),
  'my.requests._index.tsx': own('request:read', 'request:create'),
  'my.requests.new.tsx': own('request:create', 'request:create'),
  'my.schedule.tsx': own('portal:read'),
  'my.tsx': frame,
  'notifications.ts': both('notification:read', 'notification:read', { cursor: 'notificationId' }),
  'overview.tsx': read('overview:read', { site: 'siteId' }),
  'people._index.tsx': area,
  'people.departments.tsx': both('department:read', 'department:write', { department: 'departmentId' }),
  'people.employees.$employeeId._index.tsx': both('employee:read', 'employee:write'),
  'people.employees.$employeeId.absences.tsx': read('employee:read'),
  'people.employees.$employeeId.employment.tsx': both('employee:read', 'employee:write'),
  'people.employees.$employeeId.history.tsx': read('employee:read'),
  'people.employees.$employeeId.shifts.tsx': read('schedule:read:department'),
  'people.employees.$employeeId.skills.tsx': both('employee:read', 'employee:write'),
  'people.employees.$employeeId.tsx': read('employee:read'),
  'people.employees._index.tsx': read('employee:read:department', { department: 'departmentId', site: 'siteId' }),
  'people.employees.export[.]csv.ts': read('employee:export', { department: 'departmentId' }),
  'people.employees.export[.]xlsx.ts': read('employee:export', { department: 'departmentId' }),
  'people.employees.import-template[.]csv.ts': read('employee:write'),
  'people.employees.import.tsx': both('employee:write', 'employee:write'),
  'people.employees.new.tsx': both('employee:write', 'employee:write'),
  'people.employees.tsx': frame,
  'people.groups.$groupId.tsx': both('structure:read', 'structure:write'),
  'people.groups.new.tsx': both('structure:write', 'structure:write', { service: 'serviceId' }),
  'people.positions.tsx': both('structure:read', 'structure:write'),
  'people.services.tsx': both('structure:read', 'structure:write'),
  'people.skills._index.tsx': both('structure:read', 'structure:write', { edit: 'skillId' }),
  'people.skills.matrix.tsx': read('employee:read:department', { department: 'departmentId' }),
  'people.skills.tsx': frame,
  'people.tsx': frame,
  'plan._index.tsx': area,
  'plan.forecasts.$forecastId._index.tsx': both('forecast:read', 'forecast:write'),
  'plan.events.$eventId.tsx': both('forecast:write', 'forecast:write'),
  'plan.events._index.tsx': both('forecast:read', 'calendar:write', { group: 'servingGroupId' }),
  'plan.events.new.tsx': both('forecast:write', 'forecast:write', { group: 'servingGroupId' }),
  'plan.events.tsx': frame,
  'plan.forecasts.$forecastId.cell.ts': read('forecast:read'),
  'plan.forecasts.$forecastId.export.ts': read('forecast:read'),
  'plan.forecasts._index.tsx': read('forecast:read', { group: 'servingGroupId' }),
  'plan.forecasts.new.tsx': both('forecast:write', 'forecast:write', { group: 'servingGroupId' }),
  'plan.history._index.tsx': read('history:read', { group: 'servingGroupId' }),
  'plan.history.import.tsx': both('history:import', 'history:import', { group: 'servingGroupId' }),
  'plan.history.imports.$importId.tsx': both('history:import', 'history:import'),
  'plan.history.imports._index.tsx': read('history:import'),
  'plan.history.template[.]csv.ts': read('history:import'),
  'plan.history.tsx': frame,
  'plan.requests.tsx': both('request:read:department', 'request:approve:department'),
  'plan.schedules.$scheduleId._index.tsx': read('schedule:read:department'),
  'plan.schedules.$scheduleId.acknowledgements.tsx': read('schedule:read:department'),
  'plan.schedules.$scheduleId.changes.ts': { action: needs('schedule:write') },
  'plan.schedules.$scheduleId.conflicts.tsx': read('schedule:read:department'),
  'plan.schedules.$scheduleId.curves.ts': read('schedule:read:department'),
  'plan.schedules.$scheduleId.day.tsx': read('schedule:read:department'),
  'plan.schedules.$scheduleId.grid.ts': read('schedule:read:department'),
  'plan.schedules.$scheduleId.result.tsx': read('schedule:read:department'),
  'plan.schedules.$scheduleId.shift.ts': both('schedule:read:department', 'schedule:write', {
    employee: 'employeeId',
    date: '2027-03-02',
  }),
  'plan.schedules.$scheduleId.tsx': both('schedule:read:department', 'schedule:write'),
  'plan.schedules._index.tsx': read('schedule:read:department'),
  'plan.schedules.new.tsx': both('schedule:write', 'schedule:write'),
  'plan.schedules.tsx': frame,
  'plan.calculator._index.tsx': read('staffing:read'),
  'plan.calculator.export.ts': read('staffing:read'),
  'plan.staffing.tsx': read('staffing:read', { group: 'servingGroupId' }),
  'plan.tsx': frame,
  'preferences.ts': { loader: 'anyone', action: 'anyone' },
  'saved-views.ts': { action: 'login' },
  'search.ts': { loader: 'login' },
};
