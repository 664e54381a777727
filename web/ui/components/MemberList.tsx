import { Table } from '@mantine/core';
import type { FamilyMember } from '#contract/families';
import { formatDate } from '../text/dates.ts';
import { countOf } from '../text/plural.ts';
import { Tag } from './Tag.tsx';

const YEARS = { one: 'год', few: 'года', many: 'лет' };

export function MemberList({ members }: { members: readonly FamilyMember[] }) {
  return (
    <Table aria-label="Состав семьи" mb="sm" horizontalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">Член семьи</Table.Th>
          <Table.Th scope="col">Родство</Table.Th>
          <Table.Th scope="col">Дата рождения</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <Table.Tr key={member.id}>
            <Table.Td>
              {member.name} {member.isApplicant ? <Tag>заявитель</Tag> : null}{' '}
              {member.isHousehold ? null : <Tag>проживает отдельно</Tag>}
            </Table.Td>
            <Table.Td>{member.kinship}</Table.Td>
            <Table.Td className="app-numbers">{`${formatDate(member.birthOn)} (${countOf(member.age, YEARS)})`}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
