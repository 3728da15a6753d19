import generateScheduleHandler from '~/jobs/generate-schedule.handler.server';
import { runHandler } from '../../factories/running-job';

/** Plans a schedule in a process of its own, which a test can kill: arguments are organization, schedule and job. */
const [organizationId, scheduleId, jobId] = process.argv.slice(2);
await runHandler(generateScheduleHandler, { scheduleId }, { organizationId, jobId });
