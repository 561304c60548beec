import { Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { Case } from '../../shared/discipline/case.ts';
import classes from './print-links.module.css';
import { sheetAddress, sheets, type SheetName } from './sheets.ts';

/** The sheets of a case, each a link to where it is printed. What is not due yet can be looked at, and says so. */
export function PrintLinks({ person, held }: { readonly person: string; readonly held: Case }) {
  return (
    <section className="sheet" aria-label="Sheets to print">
      <div className="sheet-title">
        <Title order={2}>Print</Title>
      </div>
      <ul className={classes['links']}>
        {(Object.keys(sheets) as SheetName[]).map((name) => (
          <li key={name}>
            <IconPrinter size={15} aria-hidden />
            <Link href={sheetAddress(person, held.root, name)}>{sheets[name].title}</Link>
            {!sheets[name].isDue(held) && <span className="quiet">nothing yet</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
