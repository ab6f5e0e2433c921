import type { Operation } from '../../platform/operation.ts'
import { addDocument } from './add-document.ts'
import { advanceCase } from './advance-case.ts'
import { answerConsent, consentView, myConsents, recordConsent } from './answer-consent.ts'
import { answerQuestion } from './answer-question.ts'
import { askAgencies } from './ask-agencies.ts'
import { askAgencyAgain } from './ask-agency-again.ts'
import { askApplicant, takeQuestionBack } from './ask-applicant.ts'
import { movePage, removePage } from './arrange-pages.ts'
import { callBackPhone, doneCallBack, listCallBacks } from './call-backs.ts'
import { caseQueue } from './case-queue.ts'
import { caseReceipt } from './case-receipt.ts'
import { checkService } from './check-service.ts'
import { colleagues } from './colleagues.ts'
import { counterPerson } from './counter-person.ts'
import { caseWithdrawalRequest, caseWithdrawals, decideCaseWithdrawal, denyCaseWithdrawal } from './decide-withdrawal.ts'
import { claimCase, releaseCase } from './claim-case.ts'
import { approveCase, rejectCase } from './decide-case.ts'
import { endMaking } from './end-making.ts'
import { startElderCheck } from './elder-check.ts'
import { handOverCase } from './hand-over.ts'
import { listServices } from './list-services.ts'
import { lookAtAnswer } from './masked-answers.ts'
import { picture, uploadPicture } from './pictures.ts'
import { queueFile } from './queue-file.ts'
import { proposeCaseWithdrawal } from './propose-withdrawal.ts'
import { rateCase } from './rate-case.ts'
import { recordPrincipal } from './record-principal.ts'
import { replayDecision } from './replay-decision.ts'
import { reviewView } from './review-case.ts'
import { saveAnswers } from './save-answers.ts'
import { settleCaseObjection } from './settle-objection.ts'
import { startCase, startCaseAtCounter } from './start-case.ts'
import { seeHelp, stopHelp, stopHelpInApp } from './stop-help.ts'
import { submitCase } from './submit-case.ts'
import { investigateCase, settleSuspicion, suspectCase } from './suspicion.ts'
import { callNext, endTicket, giveTicketBack, hallView, listOffices, myTickets, queueDisplay, takeTicket, takeTicketInHall } from './tickets.ts'
import { useCheck } from './use-check.ts'
import { caseView, findCase, myCases } from './view-case.ts'
import { withdrawCase } from './withdraw-case.ts'

/** The operations of this domain by their names in the contract. */
export const operations: Readonly<Record<string, Operation>> = {
  listServices,
  checkService,
  startCase,
  startCaseAtCounter,
  myCases,
  findCase,
  caseView,
  saveAnswers,
  addDocument,
  removePage,
  movePage,
  useCheck,
  submitCase,
  withdrawCase,
  recordPrincipal,
  proposeCaseWithdrawal,
  caseWithdrawalRequest,
  decideCaseWithdrawal,
  denyCaseWithdrawal,
  caseWithdrawals,
  answerQuestion,
  myConsents,
  consentView,
  answerConsent,
  recordConsent,
  settleCaseObjection,
  rateCase,
  caseReceipt,
  caseQueue,
  queueFile,
  colleagues,
  reviewView,
  lookAtAnswer,
  claimCase,
  releaseCase,
  approveCase,
  rejectCase,
  askApplicant,
  takeQuestionBack,
  callBackPhone,
  replayDecision,
  startElderCheck,
  askAgencies, askAgencyAgain,
  handOverCase,
  suspectCase,
  investigateCase,
  settleSuspicion,
  advanceCase,
  endMaking,
  listCallBacks,
  doneCallBack,
  seeHelp,
  stopHelp,
  stopHelpInApp,
  listOffices,
  takeTicket,
  takeTicketInHall,
  myTickets,
  giveTicketBack,
  callNext,
  endTicket,
  queueDisplay,
  hallView,
  counterPerson,
  uploadPicture,
  picture,
}
