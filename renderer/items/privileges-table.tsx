import { Table, Title } from '@mantine/core';
import { levels } from '../../shared/facility/facility.ts';
import { privilegeItems } from '../../shared/procedures/privilege-numbers.ts';
import { inForceOn } from '../../shared/procedures/procedures.ts';
import type { Level } from '../../shared/shu/level.ts';
import { privilegesOf } from '../../shared/shu/privileges.ts';
import { LevelMark } from '../design/level-mark.tsx';
import { useWho } from '../shell/who.ts';

/** What each level gives, by the procedure in force, with its source; the level held is said so. */
export function PrivilegesTable({ level }: { readonly level: Level | null }) {
  const { today, procedures } = useWho();
  const { privileges } = inForceOn(procedures.levels, Temporal.PlainDate.from(today)).numbers;
  const byLevel = levels.map((one) => privilegesOf(one, [], privileges).rows);
  return (
    <section className="sheet" aria-label="What each level gives" style={{ marginTop: 14 }}>
      <div className="sheet-title">
        <Title order={2}>What each level gives</Title>
      </div>
      <Table aria-label="Privileges by level" verticalSpacing={5} layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={150}>Item</Table.Th>
            {levels.map((one) => (
              <Table.Th key={one}>
                <LevelMark level={one} /> {one === level && <span className="quiet">his level</span>}
              </Table.Th>
            ))}
            <Table.Th>Source</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {privilegeItems.map((item, index) => (
            <Table.Tr key={item}>
              <Table.Th scope="row">{item}</Table.Th>
              {levels.map((one, place) => (
                <Table.Td key={one} style={one === level ? { fontWeight: 600 } : {}}>
                  {byLevel[place]![index]!.words}
                </Table.Td>
              ))}
              <Table.Td className="quiet">{privileges.items[item].source}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
