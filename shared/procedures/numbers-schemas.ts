import { z } from 'zod';
import { behaviorNumbersSchema } from './behavior-schema.ts';
import { commitmentNumbersSchema } from './commitment-schema.ts';
import { custodyNumbersSchema } from './custody-numbers.ts';
import { disciplineNumbersSchema } from './discipline-schema.ts';
import { levelNumbersSchema } from './level-numbers.ts';
import type { NumbersOf, ProcedureName } from './procedures.ts';
import { segregationNumbersSchema } from './segregation-schema.ts';
import { certificationNumbersSchema, releaseCalendarSchema, reportNumbersSchema, timeNumbersSchema } from './time-schema.ts';

/** The form that the numbers of each procedure have. */
export const numbersSchemas: { readonly [Name in ProcedureName]: z.ZodType<NumbersOf<Name>> } = {
  time: timeNumbersSchema,
  releaseCalendar: releaseCalendarSchema,
  certification: certificationNumbersSchema,
  commitments: commitmentNumbersSchema,
  levels: levelNumbersSchema,
  reports: reportNumbersSchema,
  behavior: behaviorNumbersSchema,
  discipline: disciplineNumbersSchema,
  segregation: segregationNumbersSchema,
  custody: custodyNumbersSchema,
};

/** The form of the numbers of a procedure as a JSON Schema: what fields are made from. */
export function jsonSchemaOf(name: ProcedureName): unknown {
  return z.toJSONSchema(numbersSchemas[name], { io: 'input' });
}
