import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, Base64Url, CivilDate, Id, Instant, Words } from './shapes.ts'

export const maxPieceBytes = 1024 * 1024

/** A recording as far as it has arrived. A lost connection resumes: ask for this, send what is missing, finish. */
export const RecordingView = z.object({
  pieces: z.array(z.object({ index: z.int(), sha256: z.string(), bytes: z.int() })),
  mediaType: z.string(), finished: z.boolean(), bytes: z.int(),
  sha256: z.string().nullable().describe('SHA-256 over the SHA-256 of the pieces, as bytes, in order'),
  retainUntil: CivilDate.nullable(), removed: z.boolean(),
})

/** The car as the file has it, or as it is after what is applied for: to compare with. A new car carries no plate. */
const InspectedCar = z.object({
  plateKind: z.string().nullable(), plateNumber: z.string().nullable(), brandModel: z.string(), vin: z.string(), engineNumber: z.string(), colour: z.string(),
})

export const InspectionView = z.object({
  area: Area, inspectionId: Id, transferId: Id.nullable(), caseId: Id.nullable().describe('business within the city; either this or a transfer'),
  place: z.enum(['in', 'out', 'here']), vehicleType: z.string(), car: InspectedCar,
  officerNumber: z.string(), office: z.string(), startedAt: Instant,
  items: z.array(z.object({ id: z.string(), says: Words, result: z.enum(['pass', 'fail', 'suspect', 'not-looked-at']), note: z.string() })),
  vinPhoto: Id.nullable(), recording: RecordingView.nullable(),
  result: z.enum(['passed', 'failed', 'void']).nullable(), voided: z.object({ by: z.string(), words: z.string(), at: Instant }).nullable(), signedAt: Instant.nullable(),
  recordHash: z.string().nullable().describe('SHA-256 of the signed record'),
  signedWith: z.object({ keyId: z.string(), terminal: z.string(), since: Instant, revokedAt: Instant.nullable() }).nullable()
    .describe('the key with which the inspector signed; null until signed, and in records from before inspectors had keys'),
  missing: z.array(Words).describe('what is needed before it can be signed'),
})
export type InspectionView = z.infer<typeof InspectionView>

const watchers = ['officer:inspection', 'officer:registration', 'officer:archive', 'officer:review-head', 'officer:supervision'] as const

export const startInspection = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/inspections', who: ['officer:inspection'],
  summary: { zh: '开始查验', en: 'Start an inspection' }, clauses: ['M2.3.3'], output: InspectionView,
  refusals: ['not-now', 'held', 'four-eyes', 'inspection-under-way'],
})

/** A case whose car is to be inspected, in the inspector's list. */
const CaseToInspect = z.object({
  caseId: Id, number: z.string(), title: Words, state: z.enum(['draft', 'submitted', 'in-review', 'question-asked']), stateSays: Words,
  plateKind: z.string().nullable(), plateNumber: z.string().nullable(), brandModel: z.string(), vinEnd: z.string().describe('last six characters; empty while none is filled in'),
  inspectedBy: z.string().nullable().describe('who is inspecting it now'),
})

export const casesToInspect = endpoint({
  method: 'GET', path: '/api/areas/:area/cases-to-inspect', who: ['officer:inspection'],
  summary: { zh: '待查验的本市业务；号牌、整个车辆识别代号（新车也可以）或办件编号也能找到还没提交的', en: 'Cases whose car is to be inspected; plate, whole VIN (of a new car too) or case number find drafts too' },
  clauses: ['M2.3.3'],
  input: z.object({ wanted: z.string().min(4).max(40).optional(), after: Id.optional().describe('the last case of the page before') }),
  output: z.object({ cases: z.array(CaseToInspect), next: Id.nullable() }),
})

const Begun = z.object({
  area: Area, inspectionId: Id, result: z.enum(['passed', 'failed', 'void']).nullable(), officerNumber: z.string(),
  counts: z.boolean().describe('passed, and of the car as the case has it now'),
})

export const caseInspections = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId/inspections', who: [...watchers],
  summary: { zh: '一件业务的车辆和查验', en: 'The car of a case and its inspections' }, clauses: ['M2.3.3'],
  output: z.object({
    caseId: Id, number: z.string(), title: Words, stateSays: Words, applicant: z.string().describe('name, masked'), typeSays: Words, car: InspectedCar,
    inspections: z.array(Begun), notNow: z.array(Words).describe('why no inspection can be begun now'),
  }),
})

export const startCaseInspection = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/inspections', who: ['officer:inspection'],
  summary: { zh: '开始查验（本市业务，草稿也可先查验）', en: 'Start the inspection of a case; its car may come before it is sent' }, clauses: ['M2.3.3'], output: InspectionView,
  refusals: ['not-now', 'held', 'inspection-under-way', 'four-eyes'],
})

export const vinRubbing = endpoint({
  method: 'GET', path: '/api/areas/:area/inspections/:inspectionId/vin-rubbing', who: [...watchers],
  summary: { zh: '查看本地的档案里的车辆识别代号拓印膜，外地发来的档案也在内（留痕）', en: "See the rubbing of the VIN in the file as it lies in this city, its own or one that has arrived (recorded)" }, clauses: ['M2.3.3'], output: { binary: 'image/jpeg' },
})

export const inspection = endpoint({
  method: 'GET', path: '/api/areas/:area/inspections/:inspectionId', who: [...watchers], summary: { zh: '查看查验', en: 'See an inspection' },
  output: InspectionView,
})

export const saveInspection = endpoint({
  method: 'PUT', path: '/api/areas/:area/inspections/:inspectionId/items', who: ['officer:inspection'],
  summary: { zh: '记录查验项目', en: 'Record the items' }, clauses: ['M2.3.3'],
  input: z.object({ items: z.array(z.object({
    id: z.string().max(40), result: z.enum(['pass', 'fail', 'suspect']).describe('suspect: VIN or engine number seem to be altered'),
    note: z.string().max(300).describe('what is wrong; the owner is told'),
  })).max(40) }),
  output: InspectionView, refusals: ['not-now'],
})

export const addVinPhoto = endpoint({
  method: 'POST', path: '/api/areas/:area/inspections/:inspectionId/vin-photo', who: ['officer:inspection'],
  summary: { zh: '拍摄车辆识别代号', en: 'Photograph of the VIN' }, clauses: ['M2.3.3'],
  upload: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 10 * 1024 * 1024 }, output: InspectionView, refusals: ['not-now'],
  errors: ['too-large', 'not-a-picture', 'picture-too-many-pixels'],
})

export const vinPhoto = endpoint({
  method: 'GET', path: '/api/areas/:area/inspections/:inspectionId/vin-photo', who: [...watchers],
  summary: { zh: '查看车辆识别代号照片（留痕）', en: 'See the VIN photograph (recorded)' }, output: { binary: 'image/jpeg' },
})

export const addRecordingPiece = endpoint({
  method: 'POST', path: '/api/areas/:area/inspections/:inspectionId/recording/:index/:hash', who: ['officer:inspection'], perMinute: 600,
  summary: { zh: '上传一段录像（可重复，断点续传）', en: 'Send a piece of the recording; repeat at will, resume after a lost connection' },
  clauses: ['M2.3.3'],
  upload: { types: ['application/octet-stream'], maxBytes: maxPieceBytes },
  output: z.object({ index: z.int(), already: z.boolean() }), refusals: ['not-now'], errors: ['too-large'],
})

export const recording = endpoint({
  method: 'GET', path: '/api/areas/:area/inspections/:inspectionId/recording', who: [...watchers],
  summary: { zh: '录像已到的分段', en: 'Pieces that have arrived' }, output: RecordingView,
})

export const finishRecording = endpoint({
  method: 'POST', path: '/api/areas/:area/inspections/:inspectionId/recording-completion', who: ['officer:inspection'],
  summary: { zh: '录像上传完成', en: 'The recording is complete' }, clauses: ['M2.3.3'],
  input: z.object({
    pieces: z.int().min(1).max(10_000), sha256: z.string().regex(/^[0-9a-f]{64}$/), mediaType: z.string().max(100).optional(),
  }),
  output: RecordingView, refusals: ['not-now', 'pieces-missing', 'recording-altered'],
})

export const recordingPiece = endpoint({
  method: 'GET', path: '/api/areas/:area/inspections/:inspectionId/recording/:index', who: [...watchers], perMinute: 1200,
  summary: { zh: '逐段播放录像（留痕）', en: 'Read the recording piece by piece (recorded)' }, output: { binary: 'application/octet-stream' },
})

export const recordToSign = endpoint({
  method: 'GET', path: '/api/areas/:area/inspections/:inspectionId/record-to-sign', who: ['officer:inspection'],
  summary: { zh: '待签署的查验记录内容（规范 CBOR，逐字节签名）', en: 'Content of the record, to be signed by its inspector byte for byte (canonical CBOR)' }, clauses: ['M2.3.3'],
  output: { binary: 'application/cbor' }, refusals: ['not-now', 'inspection-incomplete'],
})

export const signInspection = endpoint({
  method: 'POST', path: '/api/areas/:area/inspections/:inspectionId/signature', who: ['officer:inspection'],
  summary: { zh: '查验人用本终端的密钥签署查验记录，车管所加签', en: 'The inspector signs the record with the key of the terminal; the office countersigns' }, clauses: ['M2.3.3'],
  input: z.object({ signed: Base64Url.describe('COSE_Sign1 by the inspector’s registered key over the content of `record-to-sign`') }), output: InspectionView,
  refusals: ['not-now', 'held', 'inspection-incomplete', 'key-unknown', 'key-revoked', 'key-not-yours', 'record-differs', 'signature-wrong'],
})

export const voidInspection = endpoint({
  method: 'POST', path: '/api/areas/:area/inspections/:inspectionId/voidance', who: ['officer:inspection', 'officer:review-head'],
  summary: { zh: '作废未签署的查验（查验人本人或业务领导），车辆可重新查验', en: 'Make an unsigned inspection void, by its inspector or the head; the car can be inspected anew' },
  clauses: ['M2.3.3'], input: z.object({ words: z.string().min(2).max(300) }), output: InspectionView, refusals: ['not-now'],
})

export const inspectionRecord = endpoint({
  method: 'GET', path: '/api/areas/:area/inspections/:inspectionId/record', who: [...watchers],
  summary: { zh: '已签名的查验记录（COSE）', en: 'The signed record (COSE_Sign1)' }, clauses: ['M2.3.3'], output: { binary: 'application/cose' },
})
