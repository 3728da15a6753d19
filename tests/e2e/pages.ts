/** A page that every look-around test opens, as whom, and the name of its pictures. */
export interface PageUnderTest {
  name: string;
  /** {forecast}, {schedule} and {employee} stand for the id of one that exists */
  path: string;
  login: string | null;
  /** phone first: pictured at the phone's width only for the employee's pages */
  isPhoneFirst?: boolean;
}

const admin = 'admin@demo.wfm';
const planner = 'planner@demo.wfm';
const employee = 'employee@demo.wfm';

export const pagesUnderTest: PageUnderTest[] = [
  { name: 'login', path: '/auth/login', login: null },
  { name: 'overview', path: '/overview', login: planner },
  { name: 'live', path: '/live', login: planner },
  { name: 'history', path: '/plan/history', login: planner },
  { name: 'history-import', path: '/plan/history/import', login: planner },
  { name: 'forecasts', path: '/plan/forecasts', login: planner },
  { name: 'forecast-new', path: '/plan/forecasts/new', login: planner },
  { name: 'forecast', path: '/plan/forecasts/{forecast}', login: planner },
  { name: 'forecast-cleaning', path: '/plan/forecasts/{forecast}?step=cleaning', login: planner },
  { name: 'forecast-requirement', path: '/plan/forecasts/{forecast}?step=requirement&level=hour', login: planner },
  { name: 'forecast-mass', path: '/plan/forecasts/mass', login: planner },
  { name: 'forecast-refresh', path: '/plan/forecasts/refresh', login: planner },
  { name: 'forecast-import', path: '/plan/forecasts/import', login: planner },
  { name: 'forecast-long-range', path: '/plan/forecasts/long-range', login: planner },
  { name: 'forecast-anomalies', path: '/plan/forecasts/anomalies', login: planner },
  { name: 'scenarios', path: '/plan/scenarios', login: planner },
  { name: 'accuracy', path: '/plan/accuracy', login: planner },
  { name: 'events', path: '/plan/events', login: planner },
  { name: 'events-calendar', path: '/plan/events?view=calendar', login: planner },
  { name: 'event-new', path: '/plan/events/new', login: planner },
  { name: 'staffing', path: '/plan/staffing', login: planner },
  { name: 'calculator', path: '/plan/calculator', login: planner },
  { name: 'capacity', path: '/plan/capacity', login: planner },
  { name: 'multi-skill', path: '/plan/multi-skill', login: planner },
  { name: 'training-advice', path: '/plan/multi-skill/training', login: planner },
  { name: 'rebalance', path: '/live/rebalance', login: planner },
  { name: 'what-if', path: '/plan/multi-skill/what-if', login: planner },
  { name: 'schedules', path: '/plan/schedules', login: planner },
  { name: 'schedule-new', path: '/plan/schedules/new', login: planner },
  { name: 'schedule-grid', path: '/plan/schedules/{schedule}', login: planner },
  { name: 'schedule-day', path: '/plan/schedules/{schedule}/day', login: planner },
  { name: 'schedule-compare', path: '/plan/schedules/{schedule}/compare', login: planner },
  { name: 'schedule-print', path: '/plan/schedules/{schedule}/print', login: planner },
  { name: 'schedule-conflicts', path: '/plan/schedules/{schedule}/conflicts', login: planner },
  { name: 'schedule-result', path: '/plan/schedules/{schedule}/result', login: planner },
  { name: 'acknowledgements', path: '/plan/schedules/{schedule}/acknowledgements', login: planner },
  { name: 'absences', path: '/plan/absences', login: planner },
  { name: 'requests', path: '/plan/requests', login: planner },
  { name: 'employees', path: '/people/employees', login: planner },
  { name: 'employee', path: '/people/employees/{employee}', login: planner },
  { name: 'departments', path: '/people/departments', login: planner },
  { name: 'services', path: '/people/services', login: planner },
  { name: 'skills', path: '/people/skills', login: planner },
  { name: 'skill-matrix', path: '/people/skills/matrix', login: planner },
  { name: 'positions', path: '/people/positions', login: planner },
  { name: 'security', path: '/admin/security', login: admin },
  { name: 'users', path: '/admin/users', login: admin },
  { name: 'roles', path: '/admin/roles', login: admin },
  { name: 'sites', path: '/admin/sites', login: admin },
  { name: 'calendars', path: '/admin/calendars', login: admin },
  { name: 'shift-templates', path: '/admin/shift-templates', login: admin },
  { name: 'rules', path: '/admin/rules', login: admin },
  { name: 'service-levels', path: '/admin/service-levels', login: admin },
  { name: 'health', path: '/admin/health', login: admin },
  { name: 'slot-settings', path: '/admin/slot-settings', login: planner },
  { name: 'audit', path: '/admin/audit', login: admin },
  { name: 'api-keys', path: '/admin/api-keys', login: admin },
  { name: 'my-today', path: '/my', login: employee, isPhoneFirst: true },
  { name: 'my-schedule', path: '/my/schedule', login: employee, isPhoneFirst: true },
  { name: 'my-month', path: '/my/schedule?view=month', login: employee, isPhoneFirst: true },
  { name: 'my-acknowledgements', path: '/my/acknowledgements', login: employee, isPhoneFirst: true },
  { name: 'my-requests', path: '/my/requests', login: employee, isPhoneFirst: true },
  { name: 'my-request-new', path: '/my/requests/new', login: employee, isPhoneFirst: true },
  { name: 'my-messages', path: '/my/messages', login: employee, isPhoneFirst: true },
  { name: 'my-profile', path: '/my/profile', login: employee, isPhoneFirst: true },
];
