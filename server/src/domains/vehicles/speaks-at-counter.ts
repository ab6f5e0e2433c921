import type { InputOf } from '@changxing/contract/endpoint.ts'
import type { objectAtCounter } from '@changxing/contract/objections.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { standIns, statementPapers, statementPapersMissing, type StandInKind, type StatementPaper, type TransferParty } from '@changxing/rules/vehicles/stand-ins.ts'
import { Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { findPersonByNumber, personOf, readGivenNumber, type Person } from '../people/index.ts'
import { reasonsAgainstAgent } from './transfer-agent.ts'
import type { TransferRow } from './transfers.store.ts'

type Spoken = Pick<InputOf<typeof objectAtCounter>, 'partyNumber' | 'standIn' | 'papers'>

/** Who stands at a counter in somebody's place, as their own card says. The days are those of an agent's mandate. */
export type StandIn = { readonly as: StandInKind; readonly name: string; readonly number: string; readonly madeOn: string | null; readonly validUntil: string | null }

/** Who speaks at a counter: one of the two people of a transfer, or somebody in their place; and what was scanned of it. */
export type Speaker = { readonly party: TransferParty; readonly standIn: StandIn | null; readonly papers: Spoken['papers'] }

const unmet = (zh: string, en: string): Reason => because('M9.3', false, { zh, en })

const partiesOf = ({ seller_area: sellerArea, seller_person_id: seller, buyer_area: buyerArea, buyer_person_id: buyer }: TransferRow) => ({
  'former-owner': { area: sellerArea, personId: seller }, 'new-owner': { area: buyerArea, personId: buyer },
})

/** One of these has to be shown and scanned, whole. */
const toScan = (line: readonly (readonly StatementPaper[])[]): Reason => {
  const named = (name: (paper: StatementPaper) => string, and: string, or: string) => line.map((papers) => papers.map(name).join(and)).join(or)
  return unmet(
    `还没有扫描${named((paper) => `“${statementPapers[paper].zh}”`, '和', '，或者')}`, `Still to be scanned: ${named((paper) => statementPapers[paper].en, ' and ', ', or ')}`,
  )
}

const mandateMissing = ({ madeOn, validUntil }: NonNullable<Spoken['standIn']>) => [
  ...(madeOn === undefined ? [{ field: 'standIn.madeOn', says: { zh: '请填委托书日期', en: 'Give the day of the mandate' } }] : []),
  ...(validUntil === undefined ? [{ field: 'standIn.validUntil', says: { zh: '请填委托书有效期至', en: 'Give the last day of the mandate' } }] : []),
]

const given = (standIn: NonNullable<Spoken['standIn']>): StandIn => {
  const { as, name, number } = standIn
  if (as !== 'agent') return { as, name: name.trim(), number: normalIdentityNumber(number), madeOn: null, validUntil: null }
  const missing = mandateMissing(standIn)
  if (missing.length > 0) throw new Problem('bad-input', missing)
  return { as, name: name.trim(), number: normalIdentityNumber(number), madeOn: standIn.madeOn!, validUntil: standIn.validUntil! }
}

/** Why this person cannot speak in that one's place: the other side, the person themselves, no such proof for this side; of an agent also what a mandate asks. */
const reasonsAgainst = (standIn: StandIn, party: TransferParty, person: Person, other: Person, today: string): readonly Reason[] => {
  const { as, number, madeOn, validUntil } = standIn
  const otherSide = number === other.identityNumber ? [unmet('到场人是过户的另一方，不能代这一方办理', 'Who is here is the other side of this transfer and cannot speak for this one')] : []
  if (as === 'agent') {
    const fields = { number: 'standIn.number', madeOn: 'standIn.madeOn' }
    return [...otherSide, ...reasonsAgainstAgent(person, { ...standIn, madeOn: madeOn!, validUntil: validUntil! }, today, fields)]
  }
  readGivenNumber(number, today, 'standIn.number')
  return [
    ...otherSide,
    ...(number === person.identityNumber ? [unmet('到场人就是本人：请按本人到场登记', 'Who is here is that person: record it as said by themselves')] : []),
    ...(standIns[as].of.includes(party) ? [] : [unmet(
      '裁判文书只用于代登记的所有人提出；新车主一方请由本人、代理人或继承人到场', 'A judgment speaks for the registered owner only; for the new owner they themselves, an agent or an heir come',
    )]),
  ]
}

/**
 * Who speaks: the number is compared with the two people of the transfer; who stands there in the place of one is named, with what proves it (M9.3).
 * Refusals, every reason at once: not-this-person, cannot-delegate, papers-missing. Problem: bad-input.
 */
export const whoSpeaks = async ({ db, platform, today }: Context, transfer: TransferRow, { partyNumber, standIn: named, papers }: Spoken): Promise<Speaker | Refusal> => {
  const parties = partiesOf(transfer)
  const found = await findPersonByNumber(platform, db, normalIdentityNumber(partyNumber))
  const party = (Object.keys(parties) as TransferParty[]).find((one) => parties[one].area === found?.area && parties[one].personId === found.personId)
  if (party === undefined) return refused('not-this-person', [unmet(
    '这个号码既不是登记的所有人的，也不是新车主的：请核对证件；代办、继承的，填委托书、公证书或裁判文书写明的那个人',
    'This number is neither the registered owner’s nor the new one’s: compare the card; of an agent or an heir, give that of whom the mandate, the deed or the decision names',
  )])
  const standIn = named === undefined ? null : given(named)
  const lacking = statementPapersMissing(standIn?.as ?? null, papers.map(({ kind }) => kind)).map(toScan)
  if (standIn !== null) {
    const [person, other] = await Promise.all([party, party === 'new-owner' ? 'former-owner' as const : 'new-owner' as const]
      .map((one) => personOf(platform, db, parties[one].area, parties[one].personId)))
    const against = reasonsAgainst(standIn, party, person!, other!, today)
    if (against.length > 0) return refused(standIn.as === 'agent' ? 'cannot-delegate' : 'not-this-person', [...against, ...lacking])
  }
  return lacking.length > 0 ? refused('papers-missing', lacking) : { party, standIn, papers }
}
