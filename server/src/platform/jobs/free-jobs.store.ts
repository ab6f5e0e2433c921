import type { Tx } from '../database.ts'

/** First half of the locks by which workers show that they live; the second half is their id. */
const presence = 7_226_001

/** SQL that holds a worker's lock for as long as the connection lives: for a client of its own, outside any transaction. */
export const presenceSql = `select pg_advisory_lock(${presence}, hashtext($1))`

/** Gives back the jobs of workers that hold no lock; only what was taken more than a minute ago, so that a worker has time to show itself. */
export const freeAbandoned = (db: Tx) => db.one<{ freed: number }>('jobs.free-abandoned',
  `with gone as (
     select distinct j.locked_by from graphile_worker.jobs j
      where j.locked_at < now() - interval '1 minute'
        and not exists (
          select from pg_locks l
           where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
             and l.classid::bigint = ${presence} and l.objid::bigint = (hashtext(j.locked_by)::bigint & 4294967295) and l.objsubid = 2))
   select count(*)::integer as freed, graphile_worker.force_unlock_workers(coalesce(array_agg(locked_by), '{}')) from gone`)
