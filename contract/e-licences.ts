import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, Base64Url, CivilDate, Id, Instant, Words } from './shapes.ts'

export const LicenceState = z.object({ letter: z.string(), says: Words, mayDrive: z.boolean() })

/** Both pages of the licence as people know it: 正页 and 副页. */
export const LicenceFaces = z.object({
  front: z.object({
    name: z.string(), number: z.string(), sex: z.enum(['male', 'female']), nationality: Words, birthDate: CivilDate,
    classes: z.string(), firstIssuedOn: CivilDate, validFrom: CivilDate, validUntil: CivilDate.nullable().describe('null: 长期, no end'),
    points: z.int(), states: z.array(LicenceState), photo: z.object({ area: Area, fileId: Id }).nullable(), cardNumber: z.string(),
  }),
  back: z.object({
    address: z.string(), authority: Words, fileNumber: z.string(), records: z.array(Words), classTable: z.array(z.object({ code: z.string(), name: Words, since: CivilDate })),
  }),
})

export const MyLicence = z.object({
  area: Area,
  licenceId: Id,
  faces: LicenceFaces,
  display: z.enum(['normal', 'warning', 'none']),
  displaySays: Words,
  /** none: not applied · waiting: a case is open · issued: valid · removed: the state forbids showing */
  eLicence: z.enum(['none', 'waiting', 'issued', 'removed']),
  issuedAt: Instant.nullable(),
  photoRejections: z.int(),
  hasKeptPhoto: z.boolean(),
  openCase: z.object({ area: Area, caseId: Id }).nullable(),
  asOf: Instant,
})
export type MyLicence = z.infer<typeof MyLicence>

export const myLicence = endpoint({
  method: 'GET', path: '/api/my/licence', who: ['citizen'],
  summary: { zh: '我的驾驶证', en: 'My driving licence' }, clauses: ['M1.5.1', 'M1.5.3'],
  output: z.object({ licence: MyLicence.nullable() }),
})

/** What a device keeps: S codes to sign over. All times in seconds are Unix time of the server. */
export const Wallet = z.object({
  deviceId: Id,
  profile: z.enum(['SM2', 'ES256']),
  police: Base64Url.describe('COSE_Sign1 bytes, police profile'),
  minimal: z.array(Base64Url).describe('COSE_Sign1 bytes, minimal profile, unlinkable, one per minimal key, in the order of the keys'),
  issuedAt: Instant,
  expiresAt: Instant.describe('7 days after issue'),
  serverNow: Instant,
  licence: MyLicence,
})
export type Wallet = z.infer<typeof Wallet>

export const enrolDevice = endpoint({
  method: 'POST', path: '/api/my/e-licence/devices', who: ['citizen'],
  summary: { zh: '在本机启用电子驾驶证（须实人认证；旧设备随即失效）', en: 'Put the e-licence on this device; the former device stops' },
  clauses: ['M1.5.3'],
  input: z.object({
    realPersonCheckId: Id,
    policeKey: Base64Url.describe('COSE_Key of the holder key, CBOR bytes'),
    minimalKeys: z.array(Base64Url).min(1).max(10),
    deviceName: z.string().max(100),
  }),
  output: Wallet, refusals: ['no-e-licence', 'real-person-needed'],
})

export const renewWallet = endpoint({
  method: 'POST', path: '/api/my/e-licence/renewals', who: ['citizen'],
  summary: { zh: '联网时自动续期', en: 'Renew silently while online' },
  input: z.object({ deviceId: Id, minimalKeys: z.array(Base64Url).max(10).describe('fresh keys; used minimal codes are retired') }),
  output: Wallet, refusals: ['no-e-licence', 'device-retired'],
})

export const makeHandle = endpoint({
  method: 'POST', path: '/api/my/e-licence/handles', who: ['citizen'],
  summary: { zh: '在线出示码（40 位数字，60 秒有效）', en: 'Online handle: 40 digits, lives 60 seconds' },
  input: z.object({ deviceId: Id }),
  output: z.object({ digits: z.string(), expiresAt: Instant, serverNow: Instant }), refusals: ['no-e-licence', 'device-retired'],
})

export const consentToRelyingParty = endpoint({
  method: 'POST', path: '/api/my/e-licence/consents', who: ['citizen'],
  summary: { zh: '同意一家单位核验最小信息（10 分钟内有效）', en: 'Agree that one business may check the minimal facts, for 10 minutes' },
  clauses: ['M1.4.3'],
  input: z.object({ deviceId: Id, minimalIndex: z.int().min(0).max(9), recipientKind: z.enum(['rental', 'insurer', 'other']), purpose: z.string().min(2).max(200) }),
  output: z.object({ consentId: Id, expiresAt: Instant }), refusals: ['no-e-licence', 'device-retired'],
})

export const CopyView = z.object({
  copyId: Id, purpose: z.string(), recipient: z.string(), madeAt: Instant, expiresOn: CivilDate, digits: z.string(), revoked: z.boolean(), timesChecked: z.int(),
})
export const makeCopy = endpoint({
  method: 'POST', path: '/api/my/e-licence/copies', who: ['citizen'],
  summary: { zh: '限定用途打印', en: 'A copy limited to one purpose' }, clauses: ['M1.5.1'],
  input: z.object({ purpose: z.string().min(2).max(60), recipient: z.string().min(2).max(60), expiresOn: CivilDate }),
  output: CopyView, refusals: ['no-e-licence', 'expiry-out-of-range'],
})
export const myCopies = endpoint({
  method: 'GET', path: '/api/my/e-licence/copies', who: ['citizen'],
  summary: { zh: '我的限定用途副本', en: 'My copies' }, output: z.object({ copies: z.array(CopyView) }),
})
export const copyPdf = endpoint({
  method: 'GET', path: '/api/my/e-licence/copies/:copyId/copy.pdf', who: ['citizen'],
  summary: { zh: '副本 PDF', en: 'The copy as PDF' }, output: { binary: 'application/pdf' },
})
export const revokeCopy = endpoint({
  method: 'DELETE', path: '/api/my/e-licence/copies/:copyId', who: ['citizen'],
  summary: { zh: '作废副本', en: 'Revoke a copy' }, output: CopyView,
})
export const checkCopy = endpoint({
  method: 'POST', path: '/api/copies/check', who: ['anyone'], perMinute: 10, repeatable: true,
  summary: { zh: '核验限定用途副本', en: 'Check a copy by its digits' }, clauses: ['M1.4.3'],
  input: z.object({ digits: z.string().regex(/^[0-9]{40}$/) }),
  output: z.object({
    verdict: z.enum(['genuine', 'expired', 'revoked', 'unknown']), says: Words,
    copy: z.object({ purpose: z.string(), recipient: z.string(), expiresOn: CivilDate, nameMasked: z.string(), numberMasked: z.string(), classes: z.string(), validUntil: CivilDate.nullable(), sha256: z.string() }).nullable(),
  }),
})

export const myLooks = endpoint({
  method: 'GET', path: '/api/my/e-licence/looks', who: ['citizen'],
  summary: { zh: '谁查看过我的驾驶证', en: 'Who looked at my licence' },
  output: z.object({
    looks: z.array(z.object({ at: Instant, by: z.string().describe('officer number and office, or business'), kind: z.enum(['officer', 'relying-party', 'citizen', 'copy']), purpose: Words, place: z.string().nullable(), saw: Words })),
  }),
})
