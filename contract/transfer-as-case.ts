// What a transfer between cities has as every case has: hands, a receipt, a rating.
import { z } from 'zod'
import { RatingGiven } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { ColleagueList } from './review.ts'
import { MyTransfer, TransferView } from './transfers.ts'

/** Posts that take a transfer in hand: those of its steps, and the head who may take it from one and give it to another. */
const handlers = ['officer:registration', 'officer:archive', 'officer:review-head'] as const
const hands = <const P extends string, const I extends z.ZodObject>(path: P, zh: string, en: string, input: I) => endpoint({
  method: 'POST', path, who: handlers, summary: { zh, en }, clauses: ['M2.3.4'], input, output: TransferView,
  refusals: ['not-now', 'claimed-by-another', 'four-eyes'],
})
const Version = z.object({ version: z.int() })
export const claimTransfer = hands('/api/areas/:area/transfers/:transferId/claim', '领取一笔过户', 'Take a transfer in hand for one’s office', Version)
export const releaseTransfer = hands('/api/areas/:area/transfers/:transferId/release', '退回队列', 'Put a transfer back into the queue', Version)
export const handOverTransfer = hands('/api/areas/:area/transfers/:transferId/hand-over', '移交同事', 'Hand a transfer over to a colleague',
  Version.extend({ officerNumber: z.string().min(1).max(20), note: z.string().max(1000).optional().describe('inside the office') }))
export const transferColleagues = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/colleagues', who: handlers,
  summary: { zh: '可移交的同事', en: 'Colleagues to whom a transfer may be handed' }, output: z.object({ colleagues: ColleagueList }),
})

export const myTransferReceipt = endpoint({
  method: 'GET', path: '/api/my/transfers/:area/:transferId/receipt.pdf', who: ['citizen'],
  summary: { zh: '过户回执 PDF（原车主的只含本人相关内容）', en: 'Receipt of a transfer as PDF; the former owner’s says what concerns them' },
  output: { binary: 'application/pdf' },
})

export const rateTransfer = endpoint({
  method: 'POST', path: '/api/my/transfers/:area/:transferId/rating', who: ['citizen'],
  summary: { zh: '好差评：新车主评价一次', en: 'New owner: rate the transfer, once' }, clauses: ['M1.3.1'],
  input: RatingGiven, output: MyTransfer, refusals: ['not-now'],
})

export const transferReceipt = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/receipt.pdf', who: ['officer:registration', 'officer:archive', 'officer:inspection', 'officer:review-head', 'officer:supervision'],
  summary: { zh: '过户回执 PDF（交给新车主）', en: 'Receipt of a transfer as PDF, to hand to the new owner' },
  output: { binary: 'application/pdf' },
})
