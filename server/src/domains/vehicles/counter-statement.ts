import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { standIns } from '@changxing/rules/vehicles/stand-ins.ts'
import { keepAt } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, type Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import { findPersonByNumber, maskName } from '../people/index.ts'
import { ownScan } from './give-paper.ts'
import { sealStandIn, standInNumber } from './present-statement.ts'
import type { Speaker } from './speaks-at-counter.ts'
import * as statements from './statements.store.ts'
import { actorOf, tellBuyer, tellSeller, type Pair } from './transfer.ts'
import type { EventRow, TransferRow } from './transfers.store.ts'

/** Who stood there, as a part of a sentence. */
const cameAs = ({ standIn }: Pick<Speaker, 'standIn'>): Words => (standIn === null ? { zh: '本人', en: 'in person' } : {
  zh: standIns[standIn.as].name.zh, en: `through ${standIns[standIn.as].name.en}`,
})

/** Who made an event, and its words: the app says `by` and nothing more, a counter which one, who stood there and which officer recorded it. */
export const saidBy = (context: Context, { side }: Pair, speaker: Speaker | null, by: EventRow['by'], says: Words): Pick<EventRow, 'by' | 'officer_number' | 'says'> => {
  if (speaker === null) return { by, officer_number: null, says }
  const { area, number } = asOfficer(context)
  const [came, city] = [cameAs(speaker), cityName(area)]
  return { by: actorOf(side), officer_number: number, says: { zh: `${says.zh}（${came.zh}到${city.zh}车管所窗口）`, en: `${says.en} (${came.en}, at the counter in ${city.en})` } }
}

/** Tells the person for whom it was said, at once: somebody else may have used their name (M9.3). */
const tellParty = (context: Context, transfer: TransferRow, { party, standIn }: Speaker, act: statements.StatementRow['act'], says: Words): Promise<void> => {
  const { area, number: officer } = asOfficer(context)
  const city = cityName(area)
  const masked = standIn && maskName(standIn.name)
  const here: Words = standIn === null ? { zh: '您本人到场', en: 'You were there in person' }
    : standIn.as === 'judgment' ? { zh: `${masked}持生效的裁判文书到场`, en: `${masked} came with a final court decision` }
      : standIn.as === 'heir' ? { zh: `${masked}作为您的继承人到场`, en: `${masked} came as an heir of yours` } : { zh: `${masked}持您的书面委托到场`, en: `${masked} came with a written mandate of yours` }
  const anew: Words = act === 'answer' ? { zh: '请打开这笔过户，由您自己重新回答，或者', en: 'open the transfer and answer yourself, or ' } : { zh: '请', en: '' }
  return (party === 'new-owner' ? tellBuyer : tellSeller)(context, transfer, { zh: '车管所窗口登记了您的意见', en: 'A counter recorded what you say' }, {
    zh: `业务 ${transfer.number}：${city.zh}车管所窗口（警号 ${officer}）登记，${here.zh}。${says.zh}。不是您的意思的，${anew.zh}带身份证到转出地或转入地车管所窗口说明。`,
    en: `Transfer ${transfer.number}: the counter in ${city.en} (officer ${officer}) recorded it. ${here.en}. ${says.en}. If that is not what you want, ${anew.en}come to the counter of either place with your identity card.`,
  })
}

/** Keeps what was said at a counter, with its scans where the car comes to, and tells the person for whom it was said. Problem: bad-input for a scan of somebody else. */
export const keepStatement = async (
  context: Context, transfer: TransferRow, speaker: Speaker, { act, objectionId, says }: { readonly act: statements.StatementRow['act']; readonly objectionId: string; readonly says: Words },
): Promise<void> => {
  const { actor, db, platform, recorded } = context
  const { area, id: transferId } = transfer
  const officer = asOfficer(context)
  const id = newId(platform.clock)
  const files: string[] = []
  for (const { fileId } of speaker.papers) files.push(await keepAt(platform, db, actor, area, await ownScan(context, fileId, 'papers')))
  const { party, standIn } = speaker
  await statements.keep(db, {
    area, id, transfer_id: transferId, objection_id: objectionId, act, party, stand_in: standIn?.as ?? null,
    ...sealStandIn(platform, area, id, standIn), mandate_made_on: standIn?.madeOn ?? null, mandate_until: standIn?.validUntil ?? null,
    paper_kinds: speaker.papers.map(({ kind }) => kind), paper_files: files, officer_area: officer.area, officer_number: officer.number,
  }, recorded())
  await tellParty(context, transfer, speaker, act, says)
}

/** Tells an heir, or who has a judgment, what came of what they said, where they are known; the account of who has died is read by nobody. */
export const tellStandIns = async (context: Context, { area, id }: TransferRow, objectionId: string, title: Words, body: Words): Promise<void> => {
  const { db, platform } = context
  const theirs = (await statements.ofTransfer(db, area, id)).filter(({ objection_id: of, stand_in: as }) => of === objectionId && (as === 'heir' || as === 'judgment'))
  for (const number of new Set(theirs.map((row) => standInNumber(platform, row)))) {
    const known = number === undefined ? undefined : await findPersonByNumber(platform, db, number)
    if (known) await tell(context, known, { title, body, link: null, sms: true })
  }
}
