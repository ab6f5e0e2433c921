import type { Tx } from '../platform/database.ts'

export type BeforeSending = {
  readonly failures: number
  readonly not_before: Date | null
  /** The end of the maintenance window that is open now. */
  readonly window_until: Date | null
  readonly zh: string | null
  readonly en: string | null
  /** Keys by which its answers are known. */
  readonly keys: readonly string[]
  /** What this message said when it was first sent. */
  readonly first_body: Buffer | null
  /** The end of the chain at the same instant. */
  readonly length: number | null
  readonly hash: Buffer | null
}

/** When the window `w` that began on `day` closes. */
export const closing = `(day + w.ends + case when w.ends <= w.starts then interval '1 day' else interval '0' end)`

/** The maintenance windows of `now.agency` that are open at `now.local`. A window that goes over midnight belongs to the day on which it begins. */
export const openWindows = `exchange.windows as w, lateral (values (now.local::date), (now.local::date - 1)) as begins (day)
       where w.agency = now.agency and w.ended_at is null and day between w.first_day and coalesce(w.last_day, 'infinity') and now.local >= day + w.starts
         and now.local < ${closing}`

/**
 * All that must be known before a message leaves, in one row and one round trip: what stands between us and the agency at this instant, its keys,
 * what the message said before, and where the log ends.
 */
export const beforeSending = (db: Tx, agency: string, at: string, area: string, messageId: string) =>
  db.one<BeforeSending>('exchange.before-sending',
    `select coalesce(c.failures, 0) as failures, c.not_before, w.until as window_until, w.zh, w.en, chain.length, chain.hash,
       array(select public_key from exchange.agency_keys where agency = now.agency order by since) as keys,
       (select body from exchange.messages where area = $3 and agency = now.agency and message_id = $4::uuid
          and direction = 'out' and status is null and body is not null order by place limit 1) as first_body
     from (select $1::text as agency, $2::timestamptz at time zone 'Asia/Shanghai' as local) as now
     left join exchange.circuits as c on c.agency = now.agency
     left join exchange.chains as chain on chain.area = $3 and chain.agency = now.agency
     left join lateral (
       select ${closing} at time zone 'Asia/Shanghai' as until, w.zh, w.en
       from ${openWindows}
       order by until desc limit 1
     ) as w on true`, [agency, at, area, messageId])

/** Takes the one probe of an open circuit whose pause is over; others see it open until then. 0 when somebody else was first. */
export const takeProbe = (db: Tx, agency: string, at: string, until: string) =>
  db.run('exchange.take-probe', `update exchange.circuits set not_before = $3 where agency = $1 and not_before <= $2`, [agency, at, until])

/** Counts a failure. Opens the circuit when there were enough in a row, or when the probe failed; pauses in seconds. */
export const countFailure = (db: Tx, agency: string, at: string, how: { probe: boolean; enough: number; firstPause: number; longestPause: number; spread: number }) =>
  db.one<{ opened: boolean; not_before: Date | null }>('exchange.count-failure',
    `insert into exchange.circuits as c (agency, failures, openings) values ($1, 1, 0)
     on conflict (agency) do update set failures = c.failures + 1,
       openings = case when $3::boolean or (c.not_before is null and c.failures + 1 >= $4::int) then c.openings + 1 else c.openings end,
       not_before = case when $3::boolean or (c.not_before is null and c.failures + 1 >= $4::int)
         then $2::timestamptz + make_interval(secs => least($5::float8 * power(2, c.openings), $6::float8) * $7::float8) else c.not_before end
     returning coalesce(not_before > $2::timestamptz and ($3::boolean or failures = $4::int), false) as opened, not_before`,
    [agency, at, how.probe, how.enough, how.firstPause, how.longestPause, how.spread])

export const close = (db: Tx, agency: string) =>
  db.run('exchange.close-circuit', `update exchange.circuits set failures = 0, openings = 0, not_before = null where agency = $1 and (failures > 0 or not_before is not null)`, [agency])
