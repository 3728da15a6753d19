/** How a queue is covered by people. */
export interface QueueCover {
  groupId: string;
  name: string;
  serviceName: string;
  channelType: string;
  main: number;
  secondary: number;
  backup: number;
  /** main people who serve nothing else */
  single: number;
  /** mean speed of all who serve it, 1 as planned */
  proficiency: number | null;
  /** largest requirement of the next two weeks, null without a forecast */
  peak: number | null;
}

/** People who serve two queues. */
export interface SharedPeople {
  groupId: string;
  otherId: string;
  people: number;
}
