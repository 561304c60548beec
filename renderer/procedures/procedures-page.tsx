import { Badge, Button, Group, Progress, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import type { ProcedureList } from '../../shared/contract/procedure-shapes.ts';
import { adoptersOf } from '../../shared/procedures/adopters.ts';
import { procedureTitles, procedureVoided } from '../../shared/procedures/adoption.ts';
import { procedureNames, type ProcedureName } from '../../shared/procedures/procedures.ts';
import { roleNames } from '../../shared/accounts/roles.ts';
import { withFacetNames } from '../daybook/facet-words.ts';
import { sayDay } from '../design/day.tsx';
import { StrikeOut } from '../forms/strike-out.tsx';
import { useWho } from '../shell/who.ts';
import { useStation } from '../station-link/station.tsx';
import { lineOn, versionLines, type VersionLine } from './procedure-words.ts';
import classes from './procedures.module.css';

const lookAgainMilliseconds = 500;

/** The numbers of policy by which the program works: every version, where it comes from, and who adopted it. */
export function ProceduresPage() {
  const { queries } = useStation();
  const list = useQuery(queries.procedures.list.queryOptions());
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>Procedures</h1>
          <Text className="quiet">The numbers of policy by which dates, clocks and levels are worked out. A change is an entry: it holds from its day, names its source, and the versions before it stay.</Text>
        </div>
      </div>
      <Stack gap="md">
        <UnderWay />
        {list.data ? procedureNames.map((name) => <Procedure key={name} name={name} list={list.data} />) : <Skeleton height={300} />}
      </Stack>
    </div>
  );
}

/** How far the making again is of what an adopted version changed, or of what arrived. */
function UnderWay() {
  const { queries } = useStation();
  const { data } = useQuery({ ...queries.procedures.underWay.queryOptions(), refetchInterval: ({ state }) => (state.data ? lookAgainMilliseconds : false) });
  if (!data) return null;
  return (
    <section className="sheet" aria-label="Under way">
      <Text size="sm" mb={4}>
        {data.doing}: {data.done.toLocaleString('en-US')} of {data.of.toLocaleString('en-US')} people. You may go on working; who is not done yet still shows what stood before.
      </Text>
      <Progress value={(100 * data.done) / Math.max(1, data.of)} aria-label={data.doing} />
    </section>
  );
}

function Procedure({ name, list }: { readonly name: ProcedureName; readonly list: ProcedureList }) {
  const [, go] = useLocation();
  const { who, today } = useWho();
  const lines = versionLines(name, list.adopted);
  const now = lineOn(lines, today);
  const adopters = adoptersOf[name];
  const mayAdopt = adopters.includes(who.role);
  return (
    <section className="sheet" aria-labelledby={`procedure-${name}`}>
      <div className="sheet-title">
        <Title order={2} id={`procedure-${name}`}>
          {procedureTitles[name]}
        </Title>
        {mayAdopt ? (
          <Button size="compact-sm" variant="light" onClick={() => go(`/procedures/${name}/adopt`)} aria-label={`Adopt a version: ${procedureTitles[name]}`}>
            Adopt a version
          </Button>
        ) : (
          <Text size="sm" className="quiet">
            Adopted by: {adopters.map((role) => roleNames[role]).join(', ')}
          </Text>
        )}
      </div>
      <table className={`${classes['versions']} ${classes['fixed']}`}>
        <thead>
          <tr>
            <th scope="col" className={classes['when']}>From</th>
            <th scope="col" className={classes['whose']}>For</th>
            <th scope="col">Source</th>
            <th scope="col" className={classes['who']}>Adopted</th>
            <th scope="col" className={classes['acts']}>
              <VisuallyHidden>Change</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.toReversed().map((line) => (
            <VersionRow key={line.adopted?.root ?? line.effective} name={name} line={line} isNow={line === now} mayAdopt={mayAdopt} list={list} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function VersionRow({ name, line, isNow, mayAdopt, list }: { readonly name: ProcedureName; readonly line: VersionLine; readonly isNow: boolean; readonly mayAdopt: boolean; readonly list: ProcedureList }) {
  const { today } = useWho();
  const { adopted, effective, replaced } = line;
  return (
    <tr>
      <td className="nowrap">
        {effective === '1900-01-01' ? 'the beginning' : sayDay(effective)}{' '}
        {isNow && <Badge size="sm">in force</Badge>}
        {replaced && <Badge size="sm" color="gray">replaced</Badge>}
        {effective > today && <Badge size="sm" color="yellow" autoContrast>to come</Badge>}
      </td>
      <td>{line.scope === 'state' ? 'the state' : 'the facility'}</td>
      <td>{line.source}</td>
      <td>
        {adopted ? (
          <>
            {adopted.adoptedBy}, {sayDay(adopted.adoptedOn)}
            <Text size="sm" className="quiet">
              {adopted.reason}
            </Text>
            {adopted.outcome.is === 'in question' && (
              <Text size="sm" fw={600}>
                In question: {withFacetNames(adopted.outcome.because)}. The later of them holds until somebody settles it.
              </Text>
            )}
          </>
        ) : (
          <span className="quiet">comes with the program</span>
        )}
      </td>
      <td>
        {adopted && mayAdopt && (
          <Group gap={4} wrap="nowrap" justify="flex-end">
            <Link href={`/procedures/${name}/correct/${adopted.entry}`} aria-label={`Correct the version from ${sayDay(effective)}`}>
              Correct
            </Link>
            <StrikeOut type="procedure" subject={adopted.subject} kind={procedureVoided.name} entry={adopted.entry} effective={today} fact="the adopted version" seen={list.seen[adopted.subject] ?? []} />
          </Group>
        )}
      </td>
    </tr>
  );
}
