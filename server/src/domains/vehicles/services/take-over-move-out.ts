import { service } from '../../cases/index.ts'
import { insurerOnPaper } from '../insurance-check.ts'
import { factsOfDestination, moveOutTo } from '../move-out.ts'
import { byNewOwner, claimGround, claimPapers, factsOfClaim, newOwnersIdentity, thenTell, withheldOf } from './by-new-owner.ts'
import { handedIn, handedInFields, handedInPapers } from './handed-in.ts'
import { inspectionRecord, vinRubbing } from './inspected.ts'
import { insuredAgain } from './insured-again.ts'
import { destination } from './move-out.ts'
import { inspectedAgain } from './vehicle-page.ts'

/** 转出 by inheritance or judgment, for a pair of cities or a car that the one-stop way does not take (M2.2.1): the heir, or who has the judgment, applies. */
export const takeOverAndMoveOut = service({
  ...byNewOwner('move-out'),
  byPaper: [{ name: '转出' }],
  id: 'vehicles.take-over-move-out',
  title: { zh: '转出（继承、法院裁判，新车主申请）', en: 'Moving out by inheritance or judgment' },
  summary: { zh: '车主去世，或法院已裁判，车要到外市上牌而两地还不能一次办好的：新车主自己到窗口办转出，再到外市转入。', en: 'The owner has died, or a court has decided, and the car goes to a city with which it cannot be done in one go: the new owner moves it out here, then in there.' },
  clauses: ['M2.1.5', 'M2.2.1', 'M2.1.2', 'M2.3.3', 'M9.3', 'M11.1'],
  factsFor: async (context, applicant, answers, _channel, about) => {
    const { ground: moveGround, inArea } = answers
    return {
      ...(await factsOfClaim(context, applicant, answers, about)), outArea: about.area, ...(moveGround && { moveGround }),
      ...(inArea && (await factsOfDestination(context, about.subject!, String(inArea)))),
    }
  },
  form: [claimGround, withheldOf('certificate'), destination, insurerOnPaper, ...handedInFields],
  documents: [
    newOwnersIdentity, ...claimPapers, ...handedInPapers, inspectionRecord(), inspectedAgain, insuredAgain.paper, vinRubbing(),
  ],
  steps: [
    { zh: '新车主带材料到窗口，说明去向', en: 'The new owner comes with the papers and says where it goes' }, { zh: '查验车辆', en: 'Have the car inspected' },
    { zh: '受理、登记审核（两人）', en: 'Accepted and registered by two officers' }, { zh: '交回号牌，领临时号牌和密封的档案', en: 'Hand in the plates; get the temporary plate and the sealed file' },
    { zh: '30 日内到外市办转入', en: 'Move it in there within 30 days' },
  ],
  onApproved: thenTell(moveOutTo),
  completesLater: [handedIn],
})
