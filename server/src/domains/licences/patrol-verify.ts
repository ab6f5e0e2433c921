import { createHash } from 'node:crypto'
import {
  myChecks as myChecksEndpoint, patrolLookUp as lookUpEndpoint, patrolVerify as verifyEndpoint, recordChecks as recordEndpoint,
} from '@changxing/contract/verification.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { mayDrive } from '@changxing/rules/licences/states.ts'
import { identityProblems, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { decide } from '@changxing/rules/registry.ts'
import { callerOf } from '../../platform/actor.ts'
import { civilDateInChina, instantText, isoInstant, millisOf } from '../../platform/clock.ts'
import { asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import { findPersonByNumber, personOf } from '../people/index.ts'
import * as checks from './checks.store.ts'
import { examineCode, type Examination } from './examine-code.ts'
import { openFileOf, presentFaces, presentStates } from './licence-file.ts'
import * as licences from './licences.store.ts'
import { recordLook, saw } from './looks.ts'

type Answer = OutputOf<typeof verifyEndpoint>

const roadside: Words = { zh: '路面核验', en: 'Roadside check' }

type Check = { readonly checkId: string; readonly at: string; readonly place: string | undefined; readonly codeHash: Buffer | null }

/** Records the check once, tells the holder who looked, and answers what an officer may see. */
const conclude = async (context: Context, check: Check, examined: Examination, purpose: Words): Promise<Answer> => {
  const officer = asOfficer(context)
  const { file } = examined
  const place = check.place ?? null
  await checks.insertCheck(context.db, {
    area: officer.area, id: check.checkId, officerId: officer.officerId, at: check.at, receivedAt: context.platform.clock.now(), offline: false,
    verdict: examined.verdict, reasons: examined.reasons.map((reason) => reason.code), codeHash: check.codeHash,
    licenceArea: file?.row.area ?? null, licenceId: file?.row.id ?? null, place, trustListSequence: null, statusListSequence: null,
  })
  if (file) await recordLook(context, file, purpose, saw.everything, place)
  const paperNeeded = decide('licences.paper-needed', context.today, { business: 'roadside-check', licenceToBeDetained: false })
  return {
    verdict: examined.verdict, reasons: [...examined.reasons], checkId: check.checkId, asOf: context.platform.clock.now(),
    paperNeeded: paperNeeded as Answer['paperNeeded'],
    licence: file
      ? {
        area: file.row.area, licenceId: file.row.id, faces: presentFaces(file), states: presentStates(file.row.states),
        detained: file.row.states.includes('U'),
      }
      : null,
  }
}

/** Verifies a presented code with the back office (M1.5.2). Its answer outweighs what a terminal found offline. */
export const patrolVerify = operation(verifyEndpoint, async (context, { checkId, code, scannedAt, place, challenge }) => {
  const examined = await examineCode(context.platform, context.db, {
    code, checkId, terminal: callerOf(context.actor), accepts: ['police', 'minimal'], challenge, scannedAt: millisOf(scannedAt),
  })
  return conclude(context, { checkId, at: scannedAt, place, codeHash: createHash('sha256').update(code).digest() }, examined, roadside)
})

const purposes: Readonly<Record<'no-code' | 'grey-verdict' | 'yellow-verdict' | 'accident' | 'violation', Words>> = {
  'no-code': { zh: '路面核验：无码，按证号查询', en: 'Roadside check: no code, looked up by number' },
  'grey-verdict': { zh: '路面核验：码无法核实，按证号查询', en: 'Roadside check: the code could not be verified, looked up by number' },
  'yellow-verdict': { zh: '路面核验：码需复核，按证号查询', en: 'Roadside check: the code needed a second look, looked up by number' },
  accident: { zh: '处理交通事故', en: 'Handling an accident' },
  violation: { zh: '处理交通违法', en: 'Handling a violation' },
}

const nobody = { code: 'no-licence', says: { zh: '没有查到此证号的驾驶证', en: 'No driving licence under this number' } }
const onFile = { code: 'back-office', says: { zh: '后台档案：当前有效。请核对面容', en: 'On file and valid now. Compare the face' } }

/** Looks a driver up by identity number when there is no usable code. A failed code is never an offence by itself. */
export const patrolLookUp = operation(lookUpEndpoint, async (context, { checkId, identityNumber, purpose, place }) => {
  const { platform, db } = context
  const check = { checkId, at: platform.clock.now(), place, codeHash: null }
  // A mistyped card number is told as such; passports and other documents have no check digit to go by.
  if (/^\d{17}[\dXx]$/.test(identityNumber)) {
    const read = readIdentityNumber(identityNumber, context.today)
    if (!read.valid) throw new Problem('bad-input', [{ field: 'identityNumber', says: identityProblems[read.problem] }])
  }
  const person = await findPersonByNumber(platform, db, identityNumber)
  const row = person && (await licences.ofPerson(db, person.area, person.personId))
  if (!row) return conclude(context, check, { verdict: 'grey', reasons: [nobody] }, purposes[purpose])
  const file = await openFileOf(platform, db, row)
  const good = mayDrive(row.states)
  const states = presentStates(row.states).filter((state) => !state.mayDrive)
  const reasons = good ? [onFile] : states.map((state) => ({ code: `state-${state.letter}`, says: state.says }))
  return conclude(context, check, { verdict: good ? 'green' : 'red', reasons, file }, purposes[purpose])
})

/** Takes the checks a terminal made without network. Each is recorded once, whenever and however often it is delivered. */
export const recordChecks = operation(recordEndpoint, async (context, { checks: delivered }) => {
  const officer = asOfficer(context)
  const recorded: string[] = []
  const alreadyKnown: string[] = []
  const replays: string[] = []
  for (const check of delivered) {
    const isNew = await checks.insertCheck(context.db, {
      area: officer.area, id: check.checkId, officerId: officer.officerId, at: check.at, receivedAt: context.platform.clock.now(), offline: true,
      verdict: check.verdict, reasons: check.reasons, codeHash: Buffer.from(check.codeHash, 'hex'), licenceArea: null, licenceId: null, place: check.place,
      trustListSequence: check.trustListSequence, statusListSequence: check.statusListSequence,
    })
    ;(isNew ? recorded : alreadyKnown).push(check.checkId)
    const replayed = check.cti && check.codeTime !== null
      && await linkCheck(context, check.checkId, check.cti, check.codeTime, isNew, check.place)
    if (replayed) replays.push(check.checkId)
  }
  context.concerns(officer.area, `checks:${recorded.length}`)
  return { recorded, alreadyKnown, replays }
})

/** Tells the holder of an offline check, and whether another terminal saw the same showing. The token says area and id: `510100.hex`. */
const linkCheck = async (
  context: Context, checkId: string, cti: string, codeTime: number, isNew: boolean, place: string | null,
): Promise<boolean> => {
  const { db, platform } = context
  const [area = '', hex = ''] = cti.split('.')
  if (!/^\d{6}$/.test(area) || !/^[0-9a-f]{16}$/.test(hex)) {
    throw new Problem('bad-input', [{ field: 'cti', says: { zh: '应为“地区.令牌号”', en: 'Must be AREA.TOKEN' } }])
  }
  const terminal = callerOf(context.actor)
  const tokenId = Buffer.from(hex, 'hex')
  const others = await checks.sight(db, { area, tokenId, codeTime, checkId, terminal, at: platform.clock.now() })
  const credential = await licences.ofToken(db, area, tokenId)
  if (credential && isNew) {
    const file = await openFileOf(platform, db, await licences.byId(db, area, credential.licence_id))
    await recordLook(context, file, roadside, saw.offline, place)
  }
  return others.some((other) => other.terminal !== terminal)
}

export const myChecks = operation(myChecksEndpoint, async (context) => {
  const { area, officerId } = asOfficer(context)
  const { db, platform } = context
  const dayStart = isoInstant(millisOf(`${civilDateInChina(platform.clock.millis())}T00:00:00+08:00`))
  const rows = await checks.checksOf(db, area, officerId, dayStart)
  const present = async (row: (typeof rows)[number]) => {
    const licence = row.licence_area && row.licence_id ? await licences.byId(db, row.licence_area, row.licence_id) : undefined
    const holder = licence && (await personOf(platform, db, licence.area, licence.person_id))
    return { checkId: row.id, at: instantText(row.at), verdict: row.verdict, offline: row.offline, nameMasked: holder?.nameMasked ?? null }
  }
  const presented = []
  for (const row of rows) presented.push(await present(row))
  return { checks: presented }
})
