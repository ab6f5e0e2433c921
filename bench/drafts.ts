import { createHash, randomBytes } from 'node:crypto'
import { sealWords } from '@changxing/server/src/domains/cases/case.ts'
import * as parts from '@changxing/server/src/domains/cases/parts.store.ts'
import * as cases from '@changxing/server/src/domains/cases/store.ts'
import { bound } from '@changxing/server/src/domains/licences/licence-file.ts'
import * as licences from '@changxing/server/src/domains/licences/licences.store.ts'
import { eLicenceApplicationId } from '@changxing/server/src/domains/licences/services/e-licence-application-id.ts'
import { keepPerson } from '@changxing/server/src/domains/people/index.ts'
import type { Tx } from '@changxing/server/src/platform/database.ts'
import * as sessions from '@changxing/server/src/platform/identity/sessions.store.ts'
import { newId } from '@changxing/server/src/platform/ids.ts'
import type { Platform } from '@changxing/server/src/platform/platform.ts'

/** A driver whose application is filled in and lacks nothing but to be submitted. `cookie` is that of an open session. */
export type Draft = { readonly area: string; readonly caseId: string; readonly personId: string; readonly cookie: string }

const area = '510100'

async function prepareOne(platform: Platform, db: Tx, index: number): Promise<Draft> {
  const { box, clock } = platform
  const at = clock.now()
  // Letters in the number: no card has them, so that nobody can be meant.
  const identityNumber = `B${String(index).padStart(17, '0')}`
  const { personId } = await keepPerson(platform, db, {
    subject: `bench-${index}`, name: '欧阳测试', identityKind: 'resident-id', identityNumber, phone: '16400000000',
    address: '四川省成都市无名路0号', birthDate: '1990-01-01', sex: 'female', area,
  }, () => newId(clock))
  const licenceId = newId(clock)
  await licences.insert(db, {
    area, id: licenceId, person_id: personId, classes: 'C1', class_since: { C1: '2012-05-08' }, first_issued_on: '2012-05-08',
    valid_from: '2018-05-08', valid_until: '2028-05-08', points: 0, states: 'A', nationality: { zh: '中国', en: 'China' },
    authority: { zh: '成都', en: 'Chengdu' }, file_number: box.seal('510100000000', bound(area, licenceId, 'file-number')),
    card_number: box.seal('5101000000000', bound(area, licenceId, 'card-number')), records: [], kept_photo: null,
  }, at)
  const caseId = newId(clock)
  const service = { id: eLicenceApplicationId, version: '1' }
  const answers = sealWords(box, { area, id: caseId }, 'answers', '{"photoSource":"new"}')
  await cases.insertDraft(db, {
    area, id: caseId, personId, service: service.id, serviceVersion: service.version, answers, result: {}, fourEyes: false, at,
    personArea: area, subjectKey: '', subject: null, acting: 'self', mandate: null, actor: null, letterConfirmedBy: null,
  })
  await cases.setNumber(db, area, caseId, `${area}-00000000-${String(index).padStart(6, '0')}`)
  await parts.appendEvent(db, {
    area, caseId, seq: 0, at, on_day: clock.today(), kind: 'created', by_kind: 'applicant', by_role: 'self', officer_id: null,
    officer_number: null, reasons: null, note: null,
  })
  await parts.putPage(db, { area, caseId, kind: 'photo', page: 1, file_id: newId(clock), findings: [], given_by: `citizen:${personId}`, at })
  await parts.putCheck(db, { area, caseId, name: 'real-person', result: 'confirmed', check_id: newId(clock), at })
  const value = randomBytes(32).toString('base64url')
  await sessions.insert(db, {
    idHash: createHash('sha256').update(value).digest(), app: 'citizen',
    actor: { kind: 'citizen', personId, area, subject: `bench-${index}` }, identityToken: null, at, expiresAt: '2999-01-01T00:00:00Z',
  })
  return { area, caseId, personId, cookie: `changxing-citizen=${value}` }
}

/** Prepares so many drivers with everything that an application with a new photo needs. */
export async function prepareDrafts(platform: Platform, count: number): Promise<Draft[]> {
  const drafts: Draft[] = []
  while (drafts.length < count) {
    await platform.database.transaction(async (db) => {
      const until = Math.min(count, drafts.length + 250)
      while (drafts.length < until) drafts.push(await prepareOne(platform, db, drafts.length))
    })
  }
  return drafts
}
