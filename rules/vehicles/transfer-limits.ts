import { dated } from '../dated.ts'
import type { TransferState } from './transfer-states.ts'

/** Whose turn it is in a state that has a limit: an office of the place the vehicle comes to, or leaves. */
export type TransferDuty = 'in' | 'out'
export type TransferLimit = { readonly workingDays: number; readonly duty: TransferDuty }

const workingRule = 'working rule of the transfer, 2019–2021 wording, quoted by several offices; likely, not beyond doubt'

/**
 * Working days for each step, the day itself not counted. The clause wants files uploaded and registrations finished in time (M2.3.4); the
 * numbers come from the working rule and are configuration.
 */
export const transferLimits = dated<{ readonly [State in TransferState]?: TransferLimit }>([
  {
    from: '2021-06-01',
    clause: 'M2.3.4',
    source: workingRule,
    value: {
      applied: { workingDays: 3, duty: 'in' },
      'archive-requested': { workingDays: 2, duty: 'out' },
      'archive-sent': { workingDays: 1, duty: 'in' },
      // Chosen here: as long as the file took the first time.
      'archive-to-correct': { workingDays: 2, duty: 'out' },
      inspected: { workingDays: 1, duty: 'in' },
    },
  },
])

/** Working days for an answer of the other office in the conversation on a transfer (M2.4.0). Chosen here: the clause says "in time". */
export const answerWorkingDays = 1

/**
 * Calendar days within which the new owner brings the car to the new place, where the old one took the application: from the day that its plates were
 * handed in for a temporary one, and anew from a file that leaves late or again (Order 124: thirty days across areas).
 */
export const bringWithinDays = 30

/**
 * Calendar days from the day the file was receipted within which the new owner brings a car that was applied for in the new place (paths A and B).
 * Chosen here: no clause gives a number; as many as the old place gives.
 */
export const bringAfterReceiptDays = 30

/** Calendar days for the new owner to answer when the seller says that the sale came to nothing. Chosen here: a weekend lies between. */
export const hearNewOwnerDays = 5

/** So many days before that time is over the new owner is reminded. Chosen here: a weekend lies between. */
export const remindDaysBefore = 7

/**
 * Online applications for one vehicle; after that at the counter. As the transfer app of the ministry had it; likely. Chosen here: counted for each
 * applicant, and only while the vehicle has the same owner, so that nobody uses them up for another.
 */
export const mostOnlineApplications = 2

/** How an invoice is asked for again that nobody has answered about: the pause doubles, up to a day. Chosen here, as for business of one city (M2.4.3). */
export const invoiceRetry = { everyMinutes: 30, times: 12 } as const

/** Calendar days for which the recording of an inspection is kept. Chosen here: two years, as long as a suspicion may be looked into. */
export const recordingRetentionDays = 730

/**
 * The earlier procedure: working days of the office that lets the car go and of the one that takes it, and the calendar days in between for
 * the owner. Order 124 of the ministry (registration of vehicles), in force in 2021; configuration.
 */
export const earlierProcedure = { leaving: 3, entering: 3, ownerDays: 30 } as const

/**
 * Working days within which an officer decides on what holds a transfer; after that the head of the office is told, once. Chosen here: the
 * clauses say "in time" (M2.3.4, M2.4.1), and no clock runs meanwhile.
 */
export const holdWorkingDays = { return: 2, objection: 3, 'new-owner-objection': 3, 'fell-through': 7, investigation: 10 } as const
export type HoldKind = keyof typeof holdWorkingDays

/** Objections of one person to one transfer that say it was never wanted: what was settled as unfounded may be said once more, in other words. Chosen here. */
export const mostObjections = 2
