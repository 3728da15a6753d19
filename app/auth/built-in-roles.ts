/** The roles every organization starts with, as sets of `resource:action:scope`. */
export interface BuiltInRole {
  code: string;
  name: string;
  permissions: string[];
}

const employeePermissions = [
  'portal:read:own',
  'schedule:read:own',
  'schedule:acknowledge:own',
  'request:read:own',
  'request:create:own',
  'vacation:wish:own',
  'notification:read:own',
  'profile:read:own',
  'profile:write:own',
];

const teamPermissions = [
  'overview:read:department',
  'employee:read:department',
  'department:read:department',
  'schedule:read:department',
  'request:read:department',
  'request:approve:department',
  'vacation:read:department',
  'live:read:department',
  'structure:read:all',
  'job:read:own',
  ...employeePermissions,
];

export const builtInRoles: BuiltInRole[] = [
  { code: 'administrator', name: 'Administrator', permissions: ['*'] },
  {
    code: 'planner',
    name: 'Planner',
    permissions: [
      'overview:read:all',
      'history:read:all',
      'history:import:all',
      'forecast:read:all',
      'forecast:write:all',
      'staffing:read:all',
      'staffing:write:all',
      'schedule:read:all',
      'schedule:write:all',
      'schedule:publish:all',
      'live:read:all',
      'employee:read:all',
      'employee:write:all',
      'employee:export:all',
      'department:read:all',
      'structure:read:all',
      'structure:write:all',
      'template:read:all',
      'template:write:all',
      'calendar:read:all',
      'calendar:write:all',
      'request:read:all',
      'request:approve:all',
      'vacation:read:all',
      'vacation:write:all',
      'job:read:all',
      'job:cancel:all',
      'notification:read:own',
      'profile:read:own',
      'profile:write:own',
    ],
  },
  {
    code: 'manager',
    name: 'Manager',
    permissions: [
      ...teamPermissions,
      'history:read:all',
      'forecast:read:all',
      'staffing:read:all',
      'schedule:write:department',
      'schedule:publish:department',
      'vacation:write:department',
      'employee:write:department',
      'employee:export:department',
      'template:read:all',
      'calendar:read:all',
    ],
  },
  {
    code: 'supervisor',
    name: 'Supervisor',
    permissions: [...teamPermissions, 'staffing:read:all', 'template:read:all', 'calendar:read:all'],
  },
  { code: 'employee', name: 'Employee', permissions: employeePermissions },
];

/** Every permission that a role can be given, for the role form and for checks of input. */
export const permissionCatalogue: { resource: string; actions: string[] }[] = [
  { resource: 'overview', actions: ['read'] },
  { resource: 'history', actions: ['read', 'import'] },
  { resource: 'forecast', actions: ['read', 'write'] },
  { resource: 'staffing', actions: ['read', 'write'] },
  { resource: 'schedule', actions: ['read', 'write', 'publish', 'acknowledge'] },
  { resource: 'live', actions: ['read'] },
  { resource: 'employee', actions: ['read', 'write', 'export'] },
  { resource: 'department', actions: ['read', 'write'] },
  { resource: 'structure', actions: ['read', 'write'] },
  { resource: 'template', actions: ['read', 'write'] },
  { resource: 'calendar', actions: ['read', 'write'] },
  { resource: 'request', actions: ['read', 'create', 'approve'] },
  { resource: 'vacation', actions: ['read', 'write', 'wish'] },
  { resource: 'portal', actions: ['read'] },
  { resource: 'profile', actions: ['read', 'write'] },
  { resource: 'notification', actions: ['read'] },
  { resource: 'job', actions: ['read', 'cancel'] },
  { resource: 'user', actions: ['read', 'write'] },
  { resource: 'role', actions: ['read', 'write'] },
  { resource: 'api-key', actions: ['read', 'write'] },
  { resource: 'site', actions: ['read', 'write'] },
  { resource: 'system', actions: ['read', 'write'] },
  { resource: 'audit', actions: ['read'] },
  { resource: 'ingest', actions: ['write'] },
];
