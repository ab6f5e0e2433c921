import { checkCopy, copyPdf, makeCopy, myCopies, revokeCopy } from './copies.ts'
import { detainLicence, endDetention } from './detain-licence.ts'
import { detentionVoucher } from './detention-voucher.ts'
import { myLicenceLife } from './licence-life.ts'
import { myLooks } from './looks.ts'
import { citizenVerify, consentToRelyingParty, makeHandle, relyingVerify } from './other-verifiers.ts'
import { myChecks, patrolLookUp, patrolVerify, recordChecks } from './patrol-verify.ts'
import { myLicence } from './present-my-licence.ts'
import { restorations } from './restorations.ts'
import { mySafeDrivingRecord } from './safe-driving-record.ts'
import { publishStatusLists, statusDelta, statusList, statusShards } from './status-lists.ts'
import { recordTestPassed } from './test-results.ts'
import { serverClock, trustList, trustRoot } from './trust-list.ts'
import { enrolDevice, renewWallet } from './wallets.ts'

export const operations = {
  myLicence, enrolDevice, renewWallet, makeHandle, consentToRelyingParty, makeCopy, myCopies, copyPdf, revokeCopy, checkCopy, myLooks,
  patrolVerify, patrolLookUp, recordChecks, myChecks, detainLicence, endDetention, detentionVoucher, relyingVerify, citizenVerify,
  trustRoot, trustList, statusShards, statusList, statusDelta, publishStatusLists, serverClock,
  myLicenceLife, mySafeDrivingRecord, recordTestPassed, restorations,
}
