import { useRevalidator } from '@remix-run/react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useConnectionState, useLiveEvents } from '~/components/live/use-live-event';
import type { AgentView, BoardView, QueueMetrics } from './board-types';

interface AgentNews {
  agentId: string;
  newStatus: string;
  since: string;
  groupIds: string[];
}

/** States and counters that came since the page was loaded. */
interface News {
  agents: Map<string, AgentView['state']>;
  queues: Map<string, QueueMetrics>;
  heardMs: { agents: number; queues: number };
}

/** Plans and requirements change slowly, and are read anew so often. */
const refreshMs = 60_000;
/** Without a socket the page reads everything anew so often. */
const pollMs = 10_000;
/** News of people who are not on the page make it read anew, at most so often. */
const unknownMs = 5_000;
/** Events within so long are drawn together. */
const drawMs = 200;

/** The board as the loader saw it, kept alive by events; with the clock it is to be judged by. */
export function useLiveBoard(loaded: BoardView): { board: BoardView; nowMs: number; isLive: boolean } {
  const revalidator = useRevalidator();
  const connection = useConnectionState();
  const [nowMs, setNowMs] = useState(loaded.nowMs);
  const [version, setVersion] = useState(0);
  const news = useRef<News>({ agents: new Map(), queues: new Map(), heardMs: { agents: 0, queues: 0 } });
  const drawing = useRef<ReturnType<typeof setTimeout>>();
  const revalidate = useRef(revalidator.revalidate);
  revalidate.current = revalidator.revalidate;

  const draw = () => {
    drawing.current ??= setTimeout(() => {
      drawing.current = undefined;
      setVersion((value) => value + 1);
    }, drawMs);
  };

  const known = useRef(new Set<string>());
  known.current = useMemo(() => new Set(loaded.agents.map((agent) => agent.id)), [loaded]);
  const refreshing = useRef<ReturnType<typeof setTimeout>>();
  const refreshSoon = () => {
    refreshing.current ??= setTimeout(() => {
      refreshing.current = undefined;
      revalidate.current();
    }, unknownMs);
  };

  useLiveEvents(['live'], ({ type, data }) => {
    const { agents, queues, heardMs } = news.current;
    if (type === 'agent_status') {
      const { agentId, newStatus, since, groupIds } = data as AgentNews;
      agents.set(agentId, {
        status: newStatus,
        sinceMs: Date.parse(since),
        groupId: groupIds.length === 1 ? groupIds[0] : null,
      });
      heardMs.agents = Date.now();
      // somebody who was not at work when the page was read
      if (!known.current.has(agentId)) refreshSoon();
      draw();
    } else if (type === 'queue_metrics') {
      const metrics = data as QueueMetrics;
      queues.set(metrics.groupId, metrics);
      heardMs.queues = Date.now();
      draw();
    } else if (type === 'alert') revalidate.current();
  });

  useEffect(() => {
    setNowMs(Date.now());
    const clock = setInterval(() => setNowMs(Date.now()), 1_000);
    return () => clearInterval(clock);
  }, []);
  useEffect(() => {
    // also at once whenever the connection changes, for what happened meanwhile
    if (connection === 'connected') revalidate.current();
    const timer = setInterval(() => revalidate.current(), connection === 'connected' ? refreshMs : pollMs);
    return () => clearInterval(timer);
  }, [connection]);
  useEffect(
    () => () => {
      clearTimeout(drawing.current);
      clearTimeout(refreshing.current);
    },
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: version stands for the news, which live in a ref
  const board = useMemo(() => mergeNews(loaded, news.current), [loaded, version]);
  return { board, nowMs: Math.max(nowMs, loaded.nowMs), isLive: connection === 'connected' };
}

/** News win over what was loaded unless that is newer. */
function mergeNews(loaded: BoardView, { agents, queues, heardMs }: News): BoardView {
  return {
    ...loaded,
    agents: loaded.agents.map((agent) => {
      const state = agents.get(agent.id);
      return state && state.sinceMs > (agent.state?.sinceMs ?? 0) ? { ...agent, state } : agent;
    }),
    queues: loaded.queues.map((queue) => {
      const metrics = queues.get(queue.groupId);
      const isNewer = metrics && Date.parse(metrics.measuredAt) > Date.parse(queue.metrics?.measuredAt ?? '1970-01-01');
      return isNewer ? { ...queue, metrics } : queue;
    }),
    feeds: {
      agents: Math.max(loaded.feeds.agents ?? 0, heardMs.agents) || null,
      queues: Math.max(loaded.feeds.queues ?? 0, heardMs.queues) || null,
    },
  };
}
