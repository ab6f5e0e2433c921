import { required, service, sheets } from '../../cases/index.ts'
import { insurerOnPaper } from '../insurance-check.ts'
import { factsOfWish } from '../plate-wish.ts'
import { transferTo } from '../transfer-within-area.ts'
import * as vehicles from '../vehicles.store.ts'
import { isWithheld } from '../withheld.ts'
import { byNewOwner, claimGround, claimPapers, factsOfClaim, newOwnersIdentity, thenTell, withheldOf } from './by-new-owner.ts'
import { inspectionRecord, vinRubbing } from './inspected.ts'
import { insuredAgain } from './insured-again.ts'
import { plateFields } from './plate-fields.ts'
import { ownResidencePermit } from './residence.ts'
import { delivery, inspectedAgain } from './vehicle-page.ts'

/** 转移登记 within the jurisdiction by inheritance or judgment (M2.1.5, M9.1): the heir, or who has the judgment, applies; no seller. */
export const takeOver = service({
  ...byNewOwner('transfer'),
  id: 'vehicles.take-over',
  title: { zh: '转移登记（继承、法院裁判，新车主申请）', en: 'Transfer by inheritance or judgment' },
  summary: { zh: '车主去世，或法院已裁判：新车主自己到窗口申请，在本市上牌，换号牌、行驶证。', en: 'The owner has died, or a court has decided: the new owner applies at a counter and registers it in this city. New plates and licence.' },
  clauses: ['M2.1.5', 'M9.1', 'M2.3.3', 'M9.3', 'M11.1'],
  factsFor: async (context, applicant, answers, _channel, about) => {
    const { plate_kind: kind } = await vehicles.byId(context.db, about.area, about.subject!.id)
    return { ...(await factsOfClaim(context, applicant, answers, about)), ...(await factsOfWish(context, about.area, kind, answers)) }
  },
  form: [claimGround, withheldOf('certificate', 'licence', 'both'), insurerOnPaper, ...plateFields, delivery],
  documents: [newOwnersIdentity, ownResidencePermit, ...claimPapers,
    required('driving-permit', { clause: 'M9.1', label: { zh: '行驶证', en: 'Vehicle licence' }, sides: sheets, calledFor: async (_context, one) => !isWithheld(one, 'licence') }), inspectionRecord(), inspectedAgain, insuredAgain.paper, vinRubbing()],
  steps: [
    { zh: '新车主带材料到窗口', en: 'The new owner comes with the papers' }, { zh: '查验车辆、选号', en: 'Have the car inspected, get a number' },
    { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' }, { zh: '领号牌、行驶证', en: 'Get plates and vehicle licence' },
  ],
  onApproved: thenTell(transferTo),
})
