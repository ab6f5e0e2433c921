import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { LicenceFaces, LicenceState } from './e-licences.ts'
import { Area, Base64Url, CivilDate, Decision, Id, Instant, Words } from './shapes.ts'

const CodeText = z.string().min(1).max(4000)
export const Verdict = z.enum(['green', 'yellow', 'red', 'grey'])
const VerdictReason = z.object({ code: z.string(), says: Words })

/** The verifier's back-office answer about a presented code; it wins over the offline verdict. */
export const PatrolVerification = z.object({
  verdict: Verdict,
  reasons: z.array(VerdictReason),
  licence: z.object({ area: Area, licenceId: Id, faces: LicenceFaces, states: z.array(LicenceState), detained: z.boolean() }).nullable(),
  paperNeeded: Decision,
  asOf: Instant,
  checkId: Id,
})

export const patrolVerify = endpoint({
  method: 'POST', path: '/api/patrol/verifications', who: ['officer:patrol'],
  summary: { zh: '联网核验电子驾驶证码（D 码、S 码或 40 位数字）', en: 'Verify a code online: D, S or 40 digits' }, clauses: ['M1.5.2', 'M1.2.1'],
  input: z.object({
    checkId: Id.describe('made by the terminal, so that a queued check is recorded once'),
    code: CodeText, scannedAt: Instant, place: z.string().max(200).optional(), challenge: z.string().max(64).optional().describe('hex nonce that was shown'),
  }),
  output: PatrolVerification,
})

export const patrolLookUp = endpoint({
  method: 'POST', path: '/api/patrol/look-ups', who: ['officer:patrol'], perMinute: 20,
  summary: { zh: '无码时按身份证号查询（留痕）', en: 'Look up by identity number when there is no code; recorded' }, clauses: ['M1.5.2'],
  input: z.object({ checkId: Id, identityNumber: z.string().min(6).max(40), purpose: z.enum(['no-code', 'grey-verdict', 'yellow-verdict', 'accident', 'violation']), place: z.string().max(200).optional() }),
  output: PatrolVerification,
})

export const OfflineCheck = z.object({
  checkId: Id, at: Instant, codeHash: z.string().regex(/^[0-9a-f]{64}$/), cti: z.string().max(64).nullable(), codeTime: z.int().nullable(),
  verdict: Verdict, reasons: z.array(z.string()).max(20), trustListSequence: z.int().nullable(), statusListSequence: z.int().nullable(), place: z.string().max(200).nullable(),
})
export const recordChecks = endpoint({
  method: 'POST', path: '/api/patrol/checks', who: ['officer:patrol'],
  summary: { zh: '补传离线核验记录（每条只记一次）', en: 'Deliver queued offline checks; each is recorded once' }, clauses: ['M1.5.2'],
  input: z.object({ checks: z.array(OfflineCheck).min(1).max(200) }),
  output: z.object({ recorded: z.array(Id), alreadyKnown: z.array(Id), replays: z.array(Id).describe('the same code was shown at another terminal too') }),
})
export const myChecks = endpoint({
  method: 'GET', path: '/api/patrol/checks', who: ['officer:patrol'],
  summary: { zh: '我今天的核验', en: 'My checks today' },
  output: z.object({ checks: z.array(z.object({ checkId: Id, at: Instant, verdict: Verdict, offline: z.boolean(), nameMasked: z.string().nullable() })) }),
})

export const DetentionView = z.object({
  area: Area, detentionId: Id, licenceId: Id, voucherNumber: z.string(), ground: z.string(), groundSays: Words, place: z.string(), at: Instant,
  paper: z.enum(['taken', 'to-be-handed-in']), handInBy: CivilDate.nullable(), decision: Decision,
})
export const detentionGrounds = {
  'twelve-points': { zh: '一个记分周期内累积记满十二分', en: 'Twelve points within one cycle' },
  'drink-driving': { zh: '饮酒后驾驶机动车', en: 'Driving after drinking' },
  'speeding-over-half': { zh: '超速百分之五十以上', en: 'More than 50 % over the limit' },
  'unlicensed-use': { zh: '将车交由无证或证件被暂扣、吊销者驾驶', en: 'Letting someone without a valid licence drive' },
  other: { zh: '法律规定的其他情形', en: 'Another ground laid down by law' },
} as const
export const detainLicence = endpoint({
  method: 'POST', path: '/api/areas/:area/licences/:licenceId/detentions', who: ['officer:patrol'], anyArea: true,
  summary: { zh: '扣留驾驶证（须收取纸质证）', en: 'Detain a licence; the paper is required' }, clauses: ['M1.5.1', 'M1.3.2'],
  input: z.object({
    ground: z.enum(Object.keys(detentionGrounds) as [keyof typeof detentionGrounds]), place: z.string().min(2).max(200),
    paper: z.enum(['taken', 'to-be-handed-in']), facts: z.string().max(2000).describe('what happened, in words'), checkId: Id.optional(),
  }),
  output: DetentionView, refusals: ['already-detained', 'licence-not-in-force'],
})
export const detentionVoucher = endpoint({
  method: 'GET', path: '/api/areas/:area/detentions/:detentionId/voucher.pdf', who: ['officer:patrol', 'citizen'], anyArea: true,
  summary: { zh: '行政强制措施凭证 PDF', en: 'Coercive-measure voucher as PDF' }, clauses: ['M1.3.2'], output: { binary: 'application/pdf' },
})
export const endDetention = endpoint({
  method: 'POST', path: '/api/areas/:area/detentions/:detentionId/end', who: ['officer:patrol', 'officer:review-head'], anyArea: true,
  summary: { zh: '解除扣留、发还驾驶证', en: 'End a detention and give the licence back' }, clauses: ['M1.3.2'],
  input: z.object({ note: z.string().min(2).max(500) }), output: DetentionView, refusals: ['not-detained'],
})

/** All that a business may see: no name, no number. */
export const MinimalFacts = z.object({ classes: z.string(), validUntil: CivilDate.nullable(), over18: z.boolean() })
export const relyingVerify = endpoint({
  method: 'POST', path: '/api/relying/verifications', who: ['relying-party'], perMinute: 60,
  summary: { zh: '单位核验最小信息（须持证人同意）', en: 'A business checks the minimal facts, with the holder’s consent' }, clauses: ['M1.4.3'],
  input: z.object({ checkId: Id, code: CodeText, purpose: z.string().min(2).max(200) }),
  output: z.object({ verdict: Verdict, reasons: z.array(VerdictReason), facts: MinimalFacts.nullable(), mayDriveNow: z.boolean().nullable(), asOf: Instant }),
  refusals: ['profile-not-for-you', 'no-consent'],
})
export const citizenVerify = endpoint({
  method: 'POST', path: '/api/verifications', who: ['citizen'], perMinute: 20,
  summary: { zh: '群众互相核验', en: 'Citizens verify one another’s code' }, clauses: ['M1.2.1', 'M1.5.2'],
  input: z.object({ checkId: Id, code: CodeText }),
  output: z.object({ verdict: Verdict, reasons: z.array(VerdictReason), facts: MinimalFacts.nullable(), asOf: Instant }),
})

const cbor = { binary: 'application/cbor' }
/** Pinned by each verifier at first use; its fingerprint is compared by eye with the one that the office gives out. */
export const trustRoot = endpoint({
  method: 'GET', path: '/api/trust-root', who: ['anyone'], summary: { zh: '信任列表的根公钥', en: 'The root key that signs the trust list' },
  output: z.object({
    profile: z.enum(['SM2', 'ES256']), publicKey: Base64Url.describe('SubjectPublicKeyInfo, DER'),
    fingerprint: z.string().regex(/^[0-9a-f]{16}$/).describe('key id: left 8 bytes of SM3 over the SubjectPublicKeyInfo'),
  }),
})
export const trustList = endpoint({
  method: 'GET', path: '/api/trust-list', who: ['anyone'], summary: { zh: '信任列表（根密钥签名）', en: 'Trust list, signed by the root' }, output: cbor,
})
export const statusShards = endpoint({
  method: 'GET', path: '/api/status-lists', who: ['anyone'], summary: { zh: '状态列表分片目录', en: 'The shards of the status lists' },
  output: z.object({ shards: z.array(z.object({ area: Area, shard: z.string(), uri: z.string(), sequence: z.int(), publishedAt: Instant })) }),
})
export const statusList = endpoint({
  method: 'GET', path: '/api/status-lists/:shard', who: ['anyone'], summary: { zh: '状态列表分片（签名）', en: 'A shard of the status list, signed' }, output: cbor,
})
export const statusDelta = endpoint({
  method: 'GET', path: '/api/status-lists/:shard/delta', who: ['anyone'], summary: { zh: '状态变化', en: 'What changed since a sequence' },
  input: z.object({ from: z.int().min(0) }), output: cbor,
})
export const publishStatusLists = endpoint({
  method: 'POST', path: '/api/areas/:area/status-lists/publication', who: ['officer:supervision'],
  summary: { zh: '立即发布状态列表', en: 'Publish the status lists now' }, output: z.object({ published: z.array(z.object({ shard: z.string(), sequence: z.int() })) }),
})
export const serverClock = endpoint({
  method: 'GET', path: '/api/clock', who: ['anyone'], summary: { zh: '服务器时间', en: 'Server time' }, output: z.object({ now: Instant, recorded: Instant.describe('what is written down now gets this instant'), today: CivilDate }),
})
