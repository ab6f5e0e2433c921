import { acceptTransfer } from './accept-transfer.ts'
import { applyAtCounter, applyForTransfer } from './apply-for-transfer.ts'
import { arrivalArchive } from './arrival-archive.ts'
import { archiveImage, archivePackage, myArchivePackage } from './archive-downloads.ts'
import { addArchiveImage, noteCheckedOnline, vehicleArchive } from './archive.ts'
import { agreeToCheck, joinCheckLink, lookThroughLink, makeCheckLink, myCheckLinks, revokeCheckLink } from './check-links.ts'
import { claimTransfer, releaseTransfer } from './claim-transfer.ts'
import { closeTransferMessage, sendTransferMessage } from './conversation.ts'
import { answerWithdrawal, decideWithdrawal, transferWithdrawals, withdrawalRequest } from './decide-withdrawal.ts'
import { transferEscalations } from './escalate.ts'
import { caseInspections, casesToInspect, startCaseInspection, vinRubbing } from './case-inspection.ts'
import { recordToSign } from './inspection-record.ts'
import { inspectorKeys, registerInspectorKey, revokeInspectorKey } from './inspector-keys.ts'
import { addVinPhoto, inspection, inspectionRecord, saveInspection, startInspection, vinPhoto } from './inspection.ts'
import { giveWayPlate, handInPlates } from './hand-in-plates.ts'
import { giveTransferPaper, scanTransferPaper } from './give-paper.ts'
import { handOverTransfer, transferColleagues } from './hand-over-transfer.ts'
import { archiveReturns, investigations, settleInvestigation } from './investigate.ts'
import { irregularTrades, reportIrregularTrade } from './irregular-trade.ts'
import { answerEnd } from './answer-end.ts'
import { answerEndAtCounter, objectAtCounter, statementPaper } from './object-at-counter.ts'
import { objectionEvidence, objectToTransfer, settleObjection } from './object-to-transfer.ts'
import { rateTransfer } from './rate-transfer.ts'
import { receiptArchive } from './receipt-archive.ts'
import { addRecordingPiece, finishRecording, recording, recordingPiece } from './recording.ts'
import { plateChoices, registerTransfer } from './register-transfer.ts'
import { addEvidence, decideReturn, refusedReturns, returnArchive, returnEvidence } from './return-archive.ts'
import { myTransfer, myTransfers, transfer, transferQueue } from './see-transfers.ts'
import { findVehicle, myVehicle, myVehicles, vehicle } from './see-vehicles.ts'
import { myArrivals } from './see-arrivals.ts'
import { sendArchive } from './send-archive.ts'
import { signInspection } from './sign-inspection.ts'
import { transferFigures } from './transfer-figures.ts'
import { compareInvoice } from './transfer-invoice.ts'
import { myTransferReceipt, transferReceipt } from './transfer-receipt.ts'
import { transferRoute } from './transfer-route.ts'
import { voidInspection } from './void-inspection.ts'
import { stopTransfer, withdrawMyTransfer } from './withdraw-transfer.ts'

export const operations = {
  myVehicles, myVehicle, vehicle, findVehicle, makeCheckLink, myCheckLinks, joinCheckLink, agreeToCheck, revokeCheckLink, lookThroughLink,
  transferRoute, myArrivals, arrivalArchive,
  applyForTransfer, applyAtCounter, myTransfers, myTransfer, withdrawMyTransfer,
  giveTransferPaper, scanTransferPaper, myArchivePackage, transferQueue, transfer, acceptTransfer,
  stopTransfer, decideWithdrawal, answerWithdrawal, withdrawalRequest, transferWithdrawals,
  compareInvoice, claimTransfer, releaseTransfer, handOverTransfer, transferColleagues, myTransferReceipt, transferReceipt, rateTransfer,
  vehicleArchive, addArchiveImage, noteCheckedOnline, sendArchive, handInPlates, giveWayPlate, receiptArchive, archivePackage, archiveImage, addEvidence, returnArchive,
  decideReturn, returnEvidence, archiveReturns, investigations, settleInvestigation, objectToTransfer, answerEnd, settleObjection, objectionEvidence, objectAtCounter, answerEndAtCounter, statementPaper,
  refusedReturns, transferEscalations,
  sendTransferMessage, closeTransferMessage, transferFigures, plateChoices, registerTransfer, reportIrregularTrade, irregularTrades,
  startInspection, inspection, saveInspection, addVinPhoto, vinPhoto, addRecordingPiece, recording, finishRecording, recordingPiece,
  registerInspectorKey, inspectorKeys, revokeInspectorKey, recordToSign, signInspection, voidInspection, inspectionRecord, casesToInspect, caseInspections, startCaseInspection, vinRubbing,
}
