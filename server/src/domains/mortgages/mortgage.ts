import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { tell } from '../notices/index.ts'
import { lockedVehicleOf, recordLien, vehicleOf, type GivenPapers, type VehicleFile } from '../vehicles/index.ts'
import { tellLender, type FilingResult } from '../../exchange/mortgage/tell-lender.ts'
import * as lenders from './lenders.store.ts'
import * as mortgages from './mortgages.store.ts'
import * as prompts from './prompts.store.ts'
import { registeredWords, releasedTitle, releasedWords } from './words.ts'

/** What a step on a mortgage has at hand; an operation's context, a job's, or that of a message. */
export type Hand = Pick<Context, 'db' | 'platform' | 'today' | 'recorded'>

/** What is kept encrypted about a mortgage. */
export type Details = {
  readonly mortgagee: { readonly name: string; readonly number: string }
  readonly principalFen: number | null; readonly startsOn: string | null; readonly endsOn: string | null
  readonly agent: { readonly name: string; readonly identityNumber: string } | null
}

const bound = (area: string, id: string, what: string) => `mortgages.mortgages/${area}/${id}/${what}`

export const sealDetails = (platform: Platform, area: string, id: string, details: Details): Buffer => platform.box.seal(JSON.stringify(details), bound(area, id, 'details'))

export const detailsOf = (platform: Platform, row: Pick<mortgages.MortgageRow, 'area' | 'id' | 'details'>): Details =>
  JSON.parse(platform.box.open(row.details, bound(row.area, row.id, 'details')).toString('utf8')) as Details

type Happened = { readonly kind: string; readonly by: mortgages.EventRow['by_kind']; readonly officerNumber?: string; readonly note?: string }

/** Writes down what happened to a mortgage. */
export const happened = async ({ db, platform, today, recorded }: Hand, { area, id }: { readonly area: string; readonly id: string }, { kind, by, officerNumber, note }: Happened): Promise<void> => {
  const eventId = newId(platform.clock)
  await mortgages.record(db, area, id, {
    id: eventId, at: recorded(), on_day: today, kind, by_kind: by, officer_number: officerNumber ?? null,
    note: note === undefined ? null : platform.box.seal(note, bound(area, id, `note-${eventId}`)),
  })
}

/**
 * A mortgage or pledge to be changed, as it is now. What is held until the transaction ends is its vehicle: whoever changes what lies on a vehicle holds that,
 * so that owner, office and lender never wait for one another in a ring. Fails with NoSuchRow.
 */
export const lockMortgage = async ({ db, platform }: Pick<Hand, 'db' | 'platform'>, area: string, id: string): Promise<{ readonly row: mortgages.MortgageRow; readonly file: VehicleFile }> => {
  const file = await lockedVehicleOf(platform, db, area, (await mortgages.byId(db, area, id)).vehicle_id)
  return { row: await mortgages.byId(db, area, id), file }
}

export const openNote = (platform: Platform, area: string, id: string, event: mortgages.EventRow): string | null =>
  event.note && platform.box.open(event.note, bound(area, id, `note-${event.id}`)).toString('utf8')

export const tellOwner = (hand: Hand, row: Pick<mortgages.MortgageRow, 'owner_area' | 'owner_person_id'>, title: { zh: string; en: string }, body: { zh: string; en: string }): Promise<void> =>
  tell(hand, { area: row.owner_area, personId: row.owner_person_id }, { title, body, link: '/vehicles/mortgages', sms: true })

const send = async ({ db, platform, today }: Hand, row: mortgages.MortgageRow, told: Pick<FilingResult, 'outcome' | 'how' | 'says'>): Promise<void> => {
  if (row.uscc !== null) await tellLender(platform, db, { area: row.area, id: newId(platform.clock), contractNumber: row.contract_number, mortgageeUscc: row.uscc, on: today, ...told })
}

/** Tells the lender what became of its filing; a mortgage from the counter has no lender who waits. */
export const tellResult = async (hand: Hand, row: mortgages.MortgageRow, outcome: FilingResult['outcome'], says: string): Promise<void> => {
  if (row.channel === 'online') await send(hand, row, { outcome, says })
}

/** Whether a lender hears of this mortgage and releases it online: it filed it, or it is in the national register (M10.1, M10.3). */
export const isOfLender = async (db: Tx, { lien, channel, uscc }: Pick<mortgages.MortgageRow, 'lien' | 'channel' | 'uscc'>, on: string): Promise<boolean> =>
  lien === 'mortgage' && uscc !== null && (channel === 'online' || (await lenders.on(db, uscc, on)) !== undefined)

/** Registers what owner and office agree to: the mortgage, the vehicle's file with its remark or its papers, the words to owner and lender (M10.1). */
export const register = async (hand: Hand, row: mortgages.MortgageRow, by: Happened['by'], officerNumber?: string, papers?: GivenPapers): Promise<mortgages.MortgageRow> => {
  const change = { state: 'registered', registered_on: hand.today, answer_by: null } as const
  await mortgages.change(hand.db, row, change, hand.recorded())
  await recordLien(hand, row.area, row.vehicle_id, row.lien === 'mortgage' ? 'mortgaged' : 'pledged', { checkedOnline: row.channel === 'online', papers })
  await happened(hand, row, { kind: 'registered', by, ...(officerNumber !== undefined && { officerNumber }) })
  const { title, body } = registeredWords[row.lien === 'pledge' ? 'pledge' : (await isOfLender(hand.db, row, hand.today)) ? 'lender' : 'others']
  await tellOwner(hand, row, title, body)
  await tellResult(hand, row, 'registered', '已登记')
  return { ...row, ...change }
}

type Release = { readonly by: Happened['by']; readonly officerNumber?: string; readonly settledOn?: string; readonly releasedHash?: string; readonly checkedOnline: boolean; readonly papers?: GivenPapers }

/** Releases a registered mortgage or pledge; what the owner asked of the lender is done with it. A lender that did not do it itself is told (M10.1). */
export const release = async (hand: Hand, row: mortgages.MortgageRow, { by, officerNumber, settledOn, releasedHash, checkedOnline, papers }: Release): Promise<mortgages.MortgageRow> => {
  const change = {
    state: 'released', released_on: hand.today, ...(settledOn !== undefined && { settled_on: settledOn }), ...(releasedHash !== undefined && { released_hash: releasedHash }),
  } as const
  await mortgages.change(hand.db, row, change, hand.recorded())
  await recordLien(hand, row.area, row.vehicle_id, row.lien === 'mortgage' ? 'mortgage-released' : 'pledge-released', { checkedOnline, papers })
  await happened(hand, row, { kind: 'released', by, ...(officerNumber !== undefined && { officerNumber }) })
  await prompts.close(hand.db, row.area, row.id)
  // A forged proof of release frees the car unnoticed unless the lender compares it with its books.
  if (by !== 'lender' && (await isOfLender(hand.db, row, hand.today))) await send(hand, row, { outcome: 'released', how: 'at-counter', says: '已凭纸质解除证明在车管所解除，请与本机构账务核对' })
  const { row: { mortgaged, pledged } } = await vehicleOf(hand.platform, hand.db, row.area, row.vehicle_id)
  await tellOwner(hand, row, releasedTitle[row.lien], releasedWords(row.lien, mortgaged || pledged))
  return { ...row, ...change }
}
