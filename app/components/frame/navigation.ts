import {
  Calculator,
  CalendarClock,
  CalendarDays,
  CalendarRange,
  ChartSpline,
  CircleUser,
  ClipboardList,
  FileClock,
  FlaskConical,
  Gauge,
  HeartHandshake,
  HeartPulse,
  History,
  House,
  IdCard,
  Inbox,
  KeyRound,
  LayoutDashboard,
  Link2,
  ListTree,
  LockKeyhole,
  type LucideIcon,
  MapPin,
  Megaphone,
  MessagesSquare,
  Network,
  Palmtree,
  Radio,
  Repeat,
  Scale,
  ShieldCheck,
  Sparkles,
  Target,
  Timer,
  TrendingUp,
  UserCheck,
  UserCog,
  Users,
  Waypoints,
} from 'lucide-react';
import { can } from './permissions';

export interface NavigationItem {
  /** key of the `frame` catalogue under `nav.` */
  id: string;
  to: string;
  icon: LucideIcon;
  /** any one of these opens it; none means everyone who is logged in */
  permissions?: string[];
}

export interface NavigationGroup {
  /** key under `nav.`; the first group has no heading */
  id: string;
  icon: LucideIcon;
  items: NavigationItem[];
}

/** The manager's and planner's rail: which permission shows which page. */
export const workNavigation: NavigationGroup[] = [
  {
    id: 'today',
    icon: LayoutDashboard,
    items: [
      { id: 'overview', to: '/overview', icon: LayoutDashboard, permissions: ['overview:read'] },
      { id: 'live', to: '/live', icon: Radio, permissions: ['live:read'] },
    ],
  },
  {
    id: 'plan',
    icon: ChartSpline,
    items: [
      { id: 'history', to: '/plan/history', icon: History, permissions: ['history:read'] },
      { id: 'forecasts', to: '/plan/forecasts', icon: ChartSpline, permissions: ['forecast:read'] },
      { id: 'scenarios', to: '/plan/scenarios', icon: FlaskConical, permissions: ['forecast:read'] },
      { id: 'accuracy', to: '/plan/accuracy', icon: Target, permissions: ['forecast:read'] },
      { id: 'events', to: '/plan/events', icon: Megaphone, permissions: ['forecast:read'] },
      { id: 'staffing', to: '/plan/staffing', icon: Gauge, permissions: ['staffing:read'] },
      { id: 'calculator', to: '/plan/calculator', icon: Calculator, permissions: ['staffing:read'] },
      { id: 'multiSkill', to: '/plan/multi-skill', icon: Waypoints, permissions: ['staffing:read'] },
      { id: 'capacity', to: '/plan/capacity', icon: TrendingUp, permissions: ['staffing:read'] },
      { id: 'schedules', to: '/plan/schedules', icon: CalendarRange, permissions: ['schedule:read:department'] },
      { id: 'norms', to: '/plan/norms', icon: Timer, permissions: ['employee:read:department'] },
      { id: 'vacations', to: '/plan/vacations', icon: Palmtree, permissions: ['vacation:read:department'] },
      { id: 'preferences', to: '/plan/preferences', icon: HeartHandshake, permissions: ['employee:read:department'] },
      { id: 'requests', to: '/plan/requests', icon: Inbox, permissions: ['request:read:department'] },
    ],
  },
  {
    id: 'people',
    icon: Users,
    items: [
      { id: 'employees', to: '/people/employees', icon: Users, permissions: ['employee:read:department'] },
      {
        id: 'ruleAssignments',
        to: '/admin/rule-assignments',
        icon: UserCheck,
        permissions: ['employee:read:department'],
      },
      { id: 'departments', to: '/people/departments', icon: ListTree, permissions: ['department:read'] },
      { id: 'services', to: '/people/services', icon: Network, permissions: ['structure:read'] },
      { id: 'skills', to: '/people/skills', icon: Sparkles, permissions: ['structure:read'] },
      { id: 'positions', to: '/people/positions', icon: IdCard, permissions: ['structure:write'] },
    ],
  },
  {
    id: 'admin',
    icon: ShieldCheck,
    items: [
      { id: 'users', to: '/admin/users', icon: UserCog, permissions: ['user:read'] },
      { id: 'roles', to: '/admin/roles', icon: ShieldCheck, permissions: ['role:read'] },
      { id: 'sites', to: '/admin/sites', icon: MapPin, permissions: ['site:read'] },
      { id: 'calendars', to: '/admin/calendars', icon: CalendarDays, permissions: ['calendar:write'] },
      { id: 'shiftTemplates', to: '/admin/shift-templates', icon: CalendarClock, permissions: ['template:write'] },
      { id: 'rules', to: '/admin/rules', icon: Scale, permissions: ['template:write'] },
      { id: 'rotations', to: '/admin/rotations', icon: Repeat, permissions: ['template:write'] },
      { id: 'bonds', to: '/admin/bonds', icon: Link2, permissions: ['template:write:all'] },
      { id: 'serviceLevels', to: '/admin/service-levels', icon: Target, permissions: ['staffing:write'] },
      { id: 'security', to: '/admin/security', icon: LockKeyhole, permissions: ['system:read'] },
      { id: 'health', to: '/admin/health', icon: HeartPulse, permissions: ['system:read'] },
      { id: 'audit', to: '/admin/audit', icon: FileClock, permissions: ['audit:read'] },
      { id: 'apiKeys', to: '/admin/api-keys', icon: KeyRound, permissions: ['system:write'] },
    ],
  },
];

/** The employee's five tabs. */
export const phoneNavigation: NavigationItem[] = [
  { id: 'myToday', to: '/my', icon: House },
  { id: 'mySchedule', to: '/my/schedule', icon: CalendarDays },
  { id: 'myRequests', to: '/my/requests', icon: ClipboardList },
  { id: 'myMessages', to: '/my/messages', icon: MessagesSquare },
  { id: 'myProfile', to: '/my/profile', icon: CircleUser },
];

/** Groups and items that the permissions open; empty groups are left out. */
export function selectNavigation(permissions: readonly string[]): NavigationGroup[] {
  return workNavigation
    .map((group) => ({
      ...group,
      items: group.items.filter(
        (item) => !item.permissions || item.permissions.some((permission) => can(permissions, permission)),
      ),
    }))
    .filter((group) => group.items.length > 0);
}

/** Address of the first page of a group that the permissions open, or null. */
export function firstPageOf(groupId: string, permissions: readonly string[]): string | null {
  return selectNavigation(permissions).find((group) => group.id === groupId)?.items[0].to ?? null;
}
