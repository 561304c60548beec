import { Button, Group, Skeleton, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { caseIn, type Case } from '../../shared/discipline/case.ts';
import { clocksOf } from '../../shared/discipline/clocks.ts';
import { statusOf } from '../../shared/discipline/status.ts';
import { NoCase } from '../case/act-page.tsx';
import { caseAddress } from '../case/addresses.ts';
import { nameOfCase } from '../case/case-words.ts';
import { NoPerson } from '../person/no-person.tsx';
import { usePerson } from '../person/use-person.ts';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import classes from './paper.module.css';
import { isSheet, sheets, type SheetName } from './sheets.ts';

/** A sheet of a case as it is printed. Of a case that was dismissed or reversed there is none. */
export function PrintPage({ person, report, sheet }: { readonly person: string; readonly report: string; readonly sheet: string }) {
  const found = usePerson(person);
  if (!found.data) {
    return found.error ? (
      <NoPerson error={found.error} />
    ) : (
      <div className="page">
        <Skeleton height={200} />
      </div>
    );
  }
  const held = caseIn(found.data, report);
  if (!held) {
    return (
      <div className="page">
        <NoCase person={person} />
      </div>
    );
  }
  if (!isSheet(sheet)) {
    return (
      <div className="page empty">
        There is no such sheet. <Link href={caseAddress(person, report)}>Go back to the case</Link>.
      </div>
    );
  }
  return <Preview page={found.data} held={held} name={sheet} />;
}

function Preview({ page, held, name }: { readonly page: PersonPage; readonly held: Case; readonly name: SheetName }) {
  const { now, procedures } = useWho();
  const { title, sheet: Sheet } = sheets[name];
  const clocks = clocksOf(held, procedures, Temporal.PlainDateTime.from(now));
  const print = () => window.print();
  usePageKeys([['p', print]]);
  const { impossible } = statusOf(held);
  return (
    <div className="page">
      <div className={`no-print ${classes['bar']}`}>
        <div>
          <h1 style={{ margin: 0 }}>{title}</h1>
          <Text size="sm" className="quiet">
            <Link href={caseAddress(page.id, held.root)}>{nameOfCase(held)}</Link>. It prints as it stands here; <kbd>P</kbd> prints it. Words of notices are to be checked against the forms in force.
          </Text>
          {impossible > 0 && (
            <Text size="sm" fw={600}>
              {impossible === 1 ? 'One act' : `${impossible} acts`} of this case cannot be as entered and {impossible === 1 ? 'is' : 'are'} not on the sheet: see the case.
            </Text>
          )}
        </div>
        <Group wrap="nowrap">
          <Button onClick={print} leftSection={<IconPrinter size={16} />}>
            Print
          </Button>
        </Group>
      </div>
      <Sheet page={page} held={held} clocks={clocks} procedures={procedures} />
    </div>
  );
}
