import type { Tx } from '../../platform/database.ts'

export type ConsentRow = {
  readonly area: string
  readonly id: string
  readonly case_id: string
  readonly name: string
  readonly person_area: string
  readonly person_id: string
  readonly about: Buffer
  readonly asked: Buffer
  readonly state: 'asked' | 'agreed' | 'declined'
  readonly asked_at: Date
  readonly answer_by: string
  readonly remind_on: string
  readonly reminded_at: Date | null
  readonly overdue_at: Date | null
  readonly answered_at: Date | null
  /** The officer of the counter that recorded the answer. */
  readonly officer_id: string | null
  readonly ended_at: Date | null
  readonly ended_because: EndedBecause | null
  readonly answer: Buffer | null
  /** What an officer found about an objection. */
  readonly outcome: 'founded' | 'unfounded' | null
  readonly settled_at: Date | null
  readonly settled_words: Buffer | null
}
export type EndedBecause = 'changed' | 'withdrawn' | 'rejected'

const columns = `area, id, case_id, name, person_area, person_id, about, asked, state, asked_at, answer_by, remind_on, reminded_at, overdue_at, answered_at, officer_id,
  ended_at, ended_because, answer, outcome, settled_at, settled_words`

type Asking = Pick<ConsentRow, 'area' | 'id' | 'case_id' | 'name' | 'person_area' | 'person_id' | 'about' | 'asked' | 'answer_by' | 'remind_on'> & { readonly at: string }

/** Asks; the person finds it from their own area. */
export const ask = async (db: Tx, row: Asking): Promise<void> => {
  await db.run('consents.ask',
    `insert into cases.consents (area, id, case_id, name, person_area, person_id, about, asked, state, asked_at, answer_by, remind_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'asked', $9, $10, $11)`,
    [row.area, row.id, row.case_id, row.name, row.person_area, row.person_id, row.about, row.asked, row.at, row.answer_by, row.remind_on])
  await db.run('consents.enter-party',
    `insert into cases.consent_parties (area, person_id, consent_area, consent_id, since) values ($1, $2, $3, $4, $5)`,
    [row.person_area, row.person_id, row.area, row.id, row.at])
}

export const find = (db: Tx, area: string, id: string) =>
  db.one<ConsentRow>('consents.find', `select ${columns} from cases.consents where area = $1 and id = $2`, [area, id])

/** What is asked now for this case, or was answered last and still counts. */
export const current = (db: Tx, area: string, caseId: string, name: string) =>
  db.maybe<ConsentRow>('consents.current',
    `select ${columns} from cases.consents where area = $1 and case_id = $2 and name = $3 and ended_at is null`, [area, caseId, name])

/** The last that was asked of this person, wherever; at most a hundred. */
export const ofPerson = async (db: Tx, area: string, personId: string): Promise<readonly ConsentRow[]> => {
  const parties = await db.many<{ consent_area: string; consent_id: string }>('consents.parties-of',
    `select consent_area, consent_id from cases.consent_parties where area = $1 and person_id = $2 order by since desc limit 100`, [area, personId])
  const found = await Promise.all([...Map.groupBy(parties, (party) => party.consent_area)].map(([at, of]) =>
    db.many<ConsentRow>('consents.of-area', `select ${columns} from cases.consents where area = $1 and id = any($2::uuid[])`, [at, of.map((party) => party.consent_id)])))
  return found.flat().toSorted((a, b) => b.asked_at.getTime() - a.asked_at.getTime())
}

/** What an office of this area waits for from a person. */
export const waitingHere = (db: Tx, area: string, personArea: string, personId: string) =>
  db.many<ConsentRow>('consents.waiting-here',
    `select ${columns} from cases.consents where area = $1 and person_area = $2 and person_id = $3 and ended_at is null and state = 'asked' order by asked_at`,
    [area, personArea, personId])

type Answered = { readonly state: 'agreed' | 'declined'; readonly at: string; readonly answer: Buffer; readonly channel: 'app' | 'counter'; readonly officerId: string | null }

export const answer = (db: Tx, { area, id }: Pick<ConsentRow, 'area' | 'id'>, { state, at, answer: sealed, channel, officerId }: Answered) =>
  db.run('consents.answer',
    `update cases.consents set state = $3, answered_at = $4, answer = $5, channel = $6, officer_id = $7 where area = $1 and id = $2 and state = 'asked' and ended_at is null`,
    [area, id, state, at, sealed, channel, officerId])

type Settled = { readonly outcome: 'founded' | 'unfounded'; readonly at: string; readonly officerId: string; readonly words: Buffer }

/** What an officer found about an objection, once; answers whether it was open. */
export const settle = async (db: Tx, { area, id }: Pick<ConsentRow, 'area' | 'id'>, { outcome, at, officerId, words }: Settled): Promise<boolean> =>
  (await db.run('consents.settle',
    `update cases.consents set outcome = $3, settled_at = $4, settled_by = $5, settled_words = $6 where area = $1 and id = $2 and state = 'declined' and outcome is null and ended_at is null`,
    [area, id, outcome, at, officerId, words])) === 1

/** It counts no more. */
export const end = (db: Tx, { area, id }: Pick<ConsentRow, 'area' | 'id'>, because: EndedBecause, at: string) =>
  db.run('consents.end', `update cases.consents set ended_at = $4, ended_because = $3 where area = $1 and id = $2 and ended_at is null`, [area, id, because, at])

/** Unanswered ones whose reminder, or whose last day, has come and was not acted on. Looks over all areas, once a day. */
export const due = (db: Tx, today: string) =>
  db.many<Pick<ConsentRow, 'area' | 'id'>>('consents.due',
    `select area, id from cases.consents where ended_at is null and state = 'asked' and ((remind_on <= $1 and reminded_at is null) or (answer_by < $1 and overdue_at is null))
       order by area, id`, [today])

export const noteReminded = (db: Tx, { area, id }: Pick<ConsentRow, 'area' | 'id'>, at: string) =>
  db.run('consents.reminded', `update cases.consents set reminded_at = $3 where area = $1 and id = $2`, [area, id, at])

export const noteOverdue = (db: Tx, { area, id }: Pick<ConsentRow, 'area' | 'id'>, at: string) =>
  db.run('consents.overdue', `update cases.consents set overdue_at = $3, reminded_at = coalesce(reminded_at, $3) where area = $1 and id = $2`, [area, id, at])
