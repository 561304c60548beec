import { Alert, Button, Group, Text } from '@mantine/core';
import { IconArrowsDiff, IconPrinter } from '@tabler/icons-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import { FormPage } from '../forms/form-page.tsx';
import { usePageKeys } from '../shell/use-page-keys.ts';
import { useWho } from '../shell/who.ts';
import { dateListOf } from './date-line.ts';
import { certifiedWords, datesOnRecord } from './on-record.ts';
import { DatesSheet } from './dates-sheet.tsx';
import { DatesTable } from './dates-table.tsx';
import { DoubtList } from './doubt-list.tsx';
import classes from './dates.module.css';
import { usePrinting } from './use-printing.ts';

/** Every date of a person at a glance; each opens to its steps; printed, a sheet with all of them. */
export function DatesPage({ person }: { readonly person: string }) {
  return (
    <FormPage person={person} title="Dates">
      {(page) => <Dates page={page} />}
    </FormPage>
  );
}

function Dates({ page }: { readonly page: PersonPage }) {
  const { today } = useWho();
  const printedAt = usePrinting();
  const about = useMemo(() => datesOnRecord(page), [page]);
  const list = useMemo(() => dateListOf(about, today), [about, today]);
  const certified = certifiedWords(page);
  const print = () => window.print();
  usePageKeys(list.groups.length > 0 ? [['p', print]] : []);
  const { computation } = page;
  return (
    <>
      <div className="no-print">
        <Group justify="space-between" align="flex-start" wrap="nowrap" mb="sm" gap="xs">
          <div>
            <Text size="sm" className={certified.stands ? 'quiet' : classes['uncertified']!}>
              {certified.says}
            </Text>
            {certified.because.map((why) => (
              <Text size="sm" key={why}>
                {why}
              </Text>
            ))}
          </div>
          <Group gap="xs" wrap="nowrap">
            <Button component={Link} href={`/people/${page.id}/what-if`} variant="default" leftSection={<IconArrowsDiff size={16} />}>
              What if
            </Button>
            <Button variant="default" onClick={print} leftSection={<IconPrinter size={16} />} disabled={list.groups.length === 0}>
              Print
            </Button>
          </Group>
        </Group>
        {computation.outcome === 'not computed' && (
          <Alert color="gray" title="Not computed" mb="sm">
            {computation.missing.map((missing) => (
              <Text size="sm" key={missing}>
                {missing}
              </Text>
            ))}
          </Alert>
        )}
        {list.groups.length > 0 && <DatesTable list={list} computation={computation} daybook={`/people/${page.id}/daybook`} />}
        <DoubtList doubts={list.doubts} />
        <Text size="sm" className={`quiet ${classes['keys']}`}>
          <kbd>↑</kbd> <kbd>↓</kbd> go through the dates, <kbd>Enter</kbd> opens one, <kbd>Esc</kbd> closes it, <kbd>P</kbd> prints them all. Computed by rule set {computation.rules}.
        </Text>
      </div>
      {printedAt !== null && <DatesSheet page={page} list={list} certified={certified} printedAt={printedAt} />}
    </>
  );
}
