import type { Domain } from '../../platform/domain.ts'
import { delegationLetter } from './delegation-letter.ts'
import { copyTask, deliverCopy } from './deliver-copies.ts'
import { examineDelegation, findDelegations } from './examine-delegation.ts'
import { makeDelegation } from './make-delegation.ts'
import { cancelDelegation, myDelegations } from './my-delegations.ts'
import { mountRealPersonCallback, realPersonCheck, startRealPersonCheck } from './real-person-checks.ts'
import { recordPaperLetter } from './record-paper-letter.ts'
import { areas, me, signOut } from './session-operations.ts'

export { acceptedCheck, holdLetter, letterForAgent, letterStands, type ConfirmedBy } from './act-by-letter.ts'
export { letterOf, onLetterNews, sameSubject, type Delegation, type LetterNews } from './delegations.ts'
export { beginHelp, decideHelp, endHelp, helpByHandle, helpOf, isElder, namedElder, sendHelped, type ElderNamed, type Help } from './helps.ts'
export {
  enteringIfDone, findPersonByNumber, homeByNumber, keepPerson, maskName, namedPerson, personKey, personOf, personsOf, sameName, unknownSubject, type Enter, type Person, type PersonClaims, type PersonKey,
} from './persons.ts'
export { readGivenNumber, whyNoAgent } from './make-delegation.ts'
export { recognisePerson } from './recognise.ts'
export { checkAgain, startCheckOf, useRealPersonCheck } from './real-person-checks.ts'
export { countWithPhone, officer as officerOf, officerByNumber, officersOf, officesOf } from './store.ts'

export const people: Domain = {
  name: 'people',
  operations: {
    me, signOut, areas, startRealPersonCheck, realPersonCheck,
    makeDelegation, myDelegations, cancelDelegation, delegationLetter, findDelegations, examineDelegation, recordPaperLetter,
  },
  tasks: { [copyTask]: deliverCopy },
  routes: mountRealPersonCallback,
}
