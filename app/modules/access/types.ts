/** Views of what the loaders of the access pages send. */
export interface UserItemView {
  id: string;
  username: string;
  displayName: string;
  employeeId: string | null;
  status: string;
  isLocked: boolean;
  mustChangePassword: boolean;
  isGuest: boolean;
  lastLoginAt: Date | null;
  createdAt: Date;
  roles: { id: string; code: string; name: string }[];
}

export interface RoleGrantView {
  id: string;
  roleName: string;
  departmentName: string | null;
  validFrom: Date;
  validTo: Date | null;
}

export interface SessionView {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  clientAddress: string | null;
  userAgent: string | null;
  isCurrent: boolean;
}

export interface UserDetailView extends UserItemView {
  grants: RoleGrantView[];
  sessions: SessionView[];
}

export interface RoleView {
  id: string;
  code: string;
  name: string;
  description: string | null;
  permissions: string[];
  isSystem: boolean;
  status: string;
  version: number;
  userCount: number;
}

export interface DepartmentOption {
  id: string;
  name: string;
  depth: number;
}

export interface AuditItemView {
  id: number;
  at: string;
  actorKind: string;
  actorName: string | null;
  action: string;
  entity: string;
  entityId: string | null;
  before: unknown;
  after: unknown;
  reason: string | null;
  source: string;
  requestId: string | null;
  clientAddress: string | null;
}

export interface ApiKeyView {
  id: string;
  name: string;
  prefix: string;
  permissions: string[];
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

export interface AccessAnswerView {
  intent: string;
  isDone: boolean;
  faults: { field: string; rule: string; message: string }[];
  message: string | null;
  secret: string | null;
  id: string | null;
}
