import { rateTransfer as endpoint } from '@changxing/contract/transfer-as-case.ts'
import { because } from '@changxing/rules/decision.ts'
import { mayBeRated, transferStateNames } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, refused } from '../../platform/operation.ts'
import { callBackAbout } from '../cases/index.ts'
import { presentMyTransfer } from './present-transfer.ts'
import { sealRating } from './sealed-rating.ts'
import { lockPair } from './transfer.ts'
import * as transfers from './transfers.store.ts'

/** The new owner says how it went (好差评), once, when it is finished or was returned; a low score becomes a call-back of the new place. Refusal: not-now. */
export const rateTransfer = operation(endpoint, async (context, { area, transferId, score, text }) => {
  const { db, platform } = context
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(db, home, personId, area, transferId)
  if (role !== 'buyer') throw new NoSuchRow('transfers.rate')
  const { transfer } = await lockPair(context, area, transferId, 'in')
  context.concerns(area, `transfer:${transferId}`)
  if (!mayBeRated(transfer.state) || transfer.rating_score !== null) {
    const { zh, en } = transferStateNames[transfer.state]
    return refused('not-now', [because('M1.3.1', false, transfer.rating_score === null
      ? { zh: `办结后再评价：${zh}`, en: `Rate it when it is finished. ${en}` } : { zh: '这笔过户已经评价过', en: 'This transfer has been rated already' })])
  }
  const words = sealRating(platform, area, transferId, text)
  await transfers.rate(db, area, transferId, score, words)
  await callBackAbout(context, 'transfer', { area, id: transferId }, score)
  return presentMyTransfer(context, { ...transfer, rating_score: score, rating_text: words }, 'buyer')
})
