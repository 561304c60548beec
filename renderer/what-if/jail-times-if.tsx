import { NumberInput, Text, Title } from '@mantine/core';
import type { Lists } from './lists.ts';
import { inputsIf, withJailDays } from './scenario.ts';
import classes from './what-if.module.css';

/** Days of jail time on each commitment, as they might be; an empty field is no certificate. */
export function JailTimesIf({ record, scenario, change }: Lists) {
  const { commitments, jailTimes } = inputsIf(scenario);
  return (
    <section className="sheet" aria-label="Jail time">
      <div className="sheet-title">
        <Title order={2}>Jail time</Title>
        <Text size="sm" className="quiet">
          Days; left empty, no certificate
        </Text>
      </div>
      {commitments.map(({ root, county, indictment }) => {
        const recorded = record.jailTimes.find((jail) => jail.commitment === root);
        return (
          <div key={root} className={classes['jail']}>
            <NumberInput
              label={`${county} ${indictment}`}
              min={0}
              max={20_000}
              clampBehavior="strict"
              allowDecimal={false}
              allowNegative={false}
              value={jailTimes.find((jail) => jail.commitment === root)?.days ?? ''}
              onChange={(days) => change((now) => withJailDays(now, root, days === '' ? null : Number(days)))}
            />
            <Text size="sm" className="quiet">
              {recorded ? `on record: ${recorded.days} day${recorded.days === 1 ? '' : 's'}, ${recorded.certifiedBy}` : 'on record: no certificate'}
            </Text>
          </div>
        );
      })}
      {commitments.length === 0 && <div className="empty">There is no commitment to credit it to.</div>}
    </section>
  );
}
