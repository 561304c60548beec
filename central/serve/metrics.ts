import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { OfficeContext } from '../office/context.ts';
import { fleetOf } from './fleet.ts';

/** What Prometheus reads: of this process, its requests; of the main office, how the stations stand. */
export interface Metrics {
  readonly type: string;
  /** Notes one request and how many seconds it took. */
  asked(path: string, status: number, seconds: number): void;
  text(context: OfficeContext): Promise<string>;
}

/** Metrics of one process. They name stations and facilities by id and no person. */
export function metricsOf(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({ name: 'daybook_requests_total', help: 'Requests answered, by path and status.', labelNames: ['path', 'status'], registers });
  const seconds = new Histogram({ name: 'daybook_request_seconds', help: 'How long requests took, by path.', labelNames: ['path'], buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) => new Gauge({ name, help, labelNames: [...labelNames], registers });
  const entries = gauge('daybook_entries', 'Entries that the main office holds.');
  const unfolded = gauge('daybook_unfolded_subjects', 'Subjects whose records are to be folded again.');
  const quarantined = gauge('daybook_quarantined_entries', 'Entries kept aside, of branches of forks that nobody has decided about.');
  const differences = gauge('daybook_record_differences', 'Records that a station folds otherwise over the same entries: defects.');
  const withoutContent = gauge('daybook_entries_without_content', 'Entries that came without what they say, though no court ordered that.');
  const open = gauge('daybook_open_entries', 'Entries that a person has to look at, by facility and outcome.', ['facility', 'outcome']);
  const stations = gauge('daybook_stations', 'Stations, by facility and state.', ['facility', 'state']);
  const waiting = gauge('daybook_station_waiting', 'Entries that a station had still to send when it last said hello.', ['station']);
  const oldest = gauge('daybook_station_oldest_waiting_seconds', 'Age of the oldest of these.', ['station']);
  const heard = gauge('daybook_station_heard_seconds', 'Seconds since a station was last heard.', ['station']);
  const ahead = gauge('daybook_station_clock_ahead_seconds', 'By how much a station’s clock was ahead of the main office’s.', ['station']);
  return {
    type: registry.contentType,
    asked(path, status, took) {
      requests.inc({ path, status });
      seconds.observe({ path }, took);
    },
    async text(context) {
      const fleet = await fleetOf(context);
      for (const one of [open, stations, waiting, oldest, heard, ahead]) one.reset();
      entries.set(fleet.entries);
      unfolded.set(fleet.unfolded);
      quarantined.set(fleet.quarantined);
      differences.set(fleet.differences);
      withoutContent.set(fleet.withoutContent);
      for (const facility of fleet.facilities) {
        open.set({ facility: facility.id, outcome: 'in question' }, facility.inQuestion);
        open.set({ facility: facility.id, outcome: 'standing aside' }, facility.standingAside);
        open.set({ facility: facility.id, outcome: 'unread' }, facility.unread);
        for (const one of facility.stations) {
          stations.inc({ facility: facility.id, state: one.state });
          const { id: station } = one;
          if (one.waiting !== null) waiting.set({ station }, one.waiting);
          if (one.oldestWaiting !== null) oldest.set({ station }, (fleet.at - one.oldestWaiting) / 1000);
          if (one.heardAt !== null) heard.set({ station }, (fleet.at - one.heardAt) / 1000);
          if (one.ahead !== null) ahead.set({ station }, one.ahead / 1000);
        }
      }
      return await registry.metrics();
    },
  };
}
