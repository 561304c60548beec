import { networkFaults, type Happening, type Plan } from './plan.ts';

/**
 * Makes a plan that fails smaller, as long as it still does: fewer happenings, fewer stations, fewer faults.
 * In: the plan; whether a plan fails; how many plans are tried at most. Out: the smallest that was found.
 */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>, most = 150): Promise<Plan> {
  let smallest = plan;
  let tried = 0;
  const attempt = async (smaller: Plan): Promise<boolean> => {
    if (tried >= most) return false;
    tried += 1;
    if (!(await fails(smaller))) return false;
    smallest = smaller;
    return true;
  };
  let before: Plan;
  do {
    before = smallest;
    await withoutHappenings(() => smallest, attempt);
    for (let station = smallest.stations.length - 1; station > 0; station -= 1) await attempt(withoutStation(smallest, station));
    await attempt({ ...smallest, network: Object.fromEntries(networkFaults.map((fault) => [fault, 0])) as Plan['network'] });
    for (const fault of networkFaults) if (smallest.network[fault] > 0) await attempt({ ...smallest, network: { ...smallest.network, [fault]: 0 } });
    if (smallest.processes > 1) await attempt({ ...smallest, processes: 1 });
    if (smallest.page < 1000) await attempt({ ...smallest, page: 1000 });
    for (const change of [{ off: 0 }, { old: false }] as const) await attempt({ ...smallest, stations: smallest.stations.map((station) => ({ ...station, ...change })) });
    // Nothing is tried any more once the most was, and so nothing changes.
  } while (before !== smallest);
  return smallest;
}

/** Takes stretches of happenings out, long ones first. What has a station join stays: it goes with its station. */
async function withoutHappenings(smallest: () => Plan, attempt: (plan: Plan) => Promise<boolean>): Promise<void> {
  for (let length = Math.ceil(smallest().happenings.length / 2); length >= 1; length = length === 1 ? 0 : Math.ceil(length / 2)) {
    for (let from = 0; from < smallest().happenings.length; ) {
      const { happenings } = smallest();
      const left = happenings.filter((one, index) => index < from || index >= from + length || one.is === 'join');
      if (left.length === happenings.length || !(await attempt({ ...smallest(), happenings: left }))) from += length;
    }
  }
}

/** The plan without a station that founded no facility, or the last that did. */
function withoutStation(plan: Plan, station: number): Plan {
  const { facility, founder } = plan.stations[station]!;
  const gone = plan.stations.map((one, index) => index === station || (founder && one.facility === facility));
  const places = gone.map((isGone, index) => (isGone ? -1 : gone.slice(0, index).filter((before) => !before).length));
  const stays = (happening: Happening) => !('station' in happening) || places[happening.station] !== -1;
  const renumbered = (happening: Happening): Happening => ('station' in happening ? { ...happening, station: places[happening.station]! } : happening);
  return { ...plan, stations: plan.stations.filter((_, index) => !gone[index]), happenings: plan.happenings.filter(stays).map(renumbered) };
}
