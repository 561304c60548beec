import { Button, Text, Title } from '@mantine/core';
import { Link } from 'wouter';
import type { PersonPage } from '../../shared/contract/shapes.ts';
import type { Case } from '../../shared/discipline/case.ts';
import { effectPutRight } from '../../shared/discipline/put-right.ts';
import { actAddress, personActAddress } from '../case/addresses.ts';
import { sayDay, withDays } from '../design/day.tsx';
import { useWho } from '../shell/who.ts';
import classes from './hearing.module.css';

/** What dispositions that no longer stand have left to be put right, of one case or of them all, for those who put it right; nothing where nothing is left. */
export function WorkSheet({ page, of }: { readonly page: PersonPage; readonly of?: Pick<Case, 'root'> }) {
  const { who } = useWho();
  const work = of ? page.work.filter(({ report }) => report === of.root) : page.work;
  if (work.length === 0 || !effectPutRight.roles.includes(who.role)) return null;
  return (
    <section className="sheet" aria-label="To put right">
      <div className="sheet-title">
        <Title order={2}>To put right</Title>
        <Button component={Link} href={of ? actAddress(page.id, of.root, effectPutRight.name) : personActAddress(page.id, effectPutRight.name)} size="compact-sm" variant="subtle">
          Say how it was put right
        </Button>
      </div>
      <ul className={classes['done']}>
        {work.map((one) => (
          <li key={`${one.report} ${one.effect} ${one.entry} ${one.says}`}>
            {withDays(one.says)} <span className="quiet">since {sayDay(one.since)}</span>
            <Text size="sm">
              <b>Remedy:</b> {withDays(one.remedy)}
            </Text>
          </li>
        ))}
      </ul>
    </section>
  );
}
