import { accounts } from './accounts/accounts.ts';
import { discipline } from './discipline/discipline.ts';
import { registry, type Registry } from './entry/fold.ts';
import { questionsOf } from './entry/question.ts';
import { subjectTypes } from './entry/subject.ts';
import { facility } from './facility/facility.ts';
import { stations } from './facility/station.ts';
import { housing } from './housing/cell.ts';
import { designations } from './housing/designation.ts';
import { separation } from './housing/separation.ts';
import { procedures } from './procedures/adoption.ts';
import { custody } from './records/custody.ts';
import { identity } from './records/identity.ts';
import { sealing } from './records/sealing.ts';
import { drc } from './shu/drc.ts';
import { items } from './shu/items.ts';
import { shu } from './shu/shu.ts';
import { time } from './time/time.ts';

/** Every field of the work that this program knows. A new one is added here and nowhere else. */
export const known: Registry = registry([
  stations,
  accounts,
  facility,
  identity,
  custody,
  sealing,
  time,
  discipline,
  housing,
  designations,
  separation,
  shu,
  drc,
  items,
  procedures,
  ...subjectTypes.map((type) => questionsOf(type, (name) => known.kind(name)?.kind)),
]);
