import type { Table } from './read-schema.ts'

/** Tables that belong to no area: mechanism, and directories keyed by what is unique in the whole country. */
const nationwide = ({ schema, name }: Table) => schema === 'platform' || name.endsWith('_directory') || nationwideTables.includes(`${schema}.${name}`)

/** Others without an area, each with its reason. */
const nationwideTables = [
  'exchange.agency_keys', // keys of agencies, the same for every area
  'exchange.circuits', // whether an agency of the whole country answers
  'exchange.windows', // when an agency of the whole country is closed
]

const personal = /^personal: (yes|no|encrypted)(\. .+|\.)?$/s

/** Everything in which a schema departs from the rules of the house, one sentence each. */
export function schemaFaults(tables: readonly Table[]): string[] {
  return tables.flatMap((table) => {
    const full = `${table.schema}.${table.name}`
    const faults: string[] = []
    if (!table.comment) faults.push(`${full} has no comment`)
    for (const { name, comment } of table.columns) {
      if (!personal.test(comment ?? '')) faults.push(`${full}.${name}: its comment must begin with "personal: yes", "personal: no" or "personal: encrypted", then a full stop`)
    }
    for (const trigger of table.triggers) faults.push(`${full} has the trigger ${trigger}`)
    if (!table.constraints.some(({ kind }) => kind === 'p')) faults.push(`${full} has no primary key`)
    if (nationwide(table)) return faults
    const keys = [
      ...table.constraints.filter(({ kind }) => kind === 'p' || kind === 'u' || kind === 'f'),
      ...table.indexes.filter(({ unique }) => unique),
    ]
    for (const { name, columns } of keys) if (columns[0] !== 'area') faults.push(`${full}: the key ${name} does not begin with area`)
    return faults
  })
}
