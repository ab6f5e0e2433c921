import type { Client } from 'pg'
import { appRole } from './app-role.ts'

const jobsSchema = 'graphile_worker'

/**
 * Lets the job queue's library (graphile-worker) bring its own tables up to date, and opens them to the server's role.
 * The library switches row security on without a policy, which admits the owner alone; so the server's role gets one.
 */
export async function migrateJobs(owner: Client, url: string) {
  const { Logger, runMigrations } = await import('graphile-worker')
  await runMigrations({ connectionString: url, schema: jobsSchema, logger: new Logger(() => () => {}) })
  const { rows } = await owner.query<{ table: string }>(
    `select c.relname as table from pg_class c
     where c.relnamespace = $1::regnamespace and c.relkind = 'r'
       and not exists (select from pg_policy p where p.polrelid = c.oid and p.polname = $2)
     order by 1`,
    [jobsSchema, appRole],
  )
  if (rows.length === 0) return
  const policies = rows.map(({ table }) => `create policy ${appRole} on ${jobsSchema}.${table} to ${appRole} using (true) with check (true)`)
  await owner.query([
    'begin',
    ...policies,
    `grant usage on schema ${jobsSchema} to ${appRole}`,
    `grant select, insert, update, delete on all tables in schema ${jobsSchema} to ${appRole}`,
    `grant usage on all sequences in schema ${jobsSchema} to ${appRole}`,
    `grant execute on all functions in schema ${jobsSchema} to ${appRole}`,
    'commit',
  ].join(';\n'))
}
