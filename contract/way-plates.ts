import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDate } from './shapes.ts'
import { TransferView } from './transfers.ts'

export const handInPlates = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/handed-in', who: ['officer:registration', 'officer:archive'],
  summary: { zh: '转出地收回号牌、行驶证，发临时号牌', en: 'Old place: take plates and vehicle licence back, and give a temporary plate' }, clauses: ['M2.1.5'],
  input: z.object({
    plates: z.int().min(0).max(2).describe('how many were handed in'), licence: z.enum(['handed-in', 'lost']),
    declaredLost: z.boolean().optional().describe('what is missing was declared lost in writing'),
    insuredUntil: CivilDate.optional().describe('end of the compulsory insurance, as the policy shows; left out where none was shown: then no temporary plate'),
  }),
  output: TransferView, refusals: ['not-now', 'held', 'inspection-needed', 'not-handed-in'],
})

export const giveWayPlate = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/temporary-plate', who: ['officer:registration', 'officer:archive'],
  summary: { zh: '转出地另发临时号牌（途中号牌到期早于转入期限，或当时未投保）', en: 'Old place: another temporary plate, where the one for the way ends too early or the car was not insured' },
  clauses: ['M2.1.5'], input: z.object({ insuredUntil: CivilDate.describe('end of the compulsory insurance, as the policy shows') }),
  output: TransferView, refusals: ['not-now', 'held', 'not-insured', 'plates-used-up'],
})
