import type { CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import type { HandAction } from '@changxing/rules/vehicles/transfer-states.ts'
import { z } from 'zod'
import { ActingView, RatingGiven } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { ObjectionView } from './objection-views.ts'
import { Area, CivilDate, Decision, Id, Instant, Reason, Words } from './shapes.ts'
import { PlateKind, PlateNumber, Registration, Vin } from './vehicles.ts'

export const TransferState = z.enum([
  'applied', 'accepted', 'archive-requested', 'archive-sent', 'archive-to-correct', 'archive-received', 'inspected', 'registered', 'withdrawn', 'returned',
])
export type TransferState = z.infer<typeof TransferState>

/** How long the running step may take; both offices see the same. */
export const TransferClock = z.object({
  duty: z.enum(['in', 'out', 'owner']).nullable(), dutySays: Words.nullable(), dueOn: CivilDate.nullable(),
  workingDaysLeft: z.int().nullable().describe('of an office'), calendarDaysLeft: z.int().nullable().describe('of the new owner'), overdue: z.boolean(), says: Words,
})

export const TransferEvent = z.object({
  seq: z.int(), at: Instant, action: z.string(), state: TransferState, by: z.enum(['new-owner', 'in-office', 'out-office', 'system']),
  officerNumber: z.string().nullable(), says: Words,
})

/** A page of the new owner's papers; they become pages of the file when the car is registered. */
const TransferPaper = z.object({ type: z.string(), typeSays: Words, page: z.int(), by: z.string().describe('officer number, or new-owner') })

const OriginalPaper = z.object({ type: z.string(), typeSays: Words })

const mandateDays = { madeOn: CivilDate.describe('of the written mandate'), validUntil: CivilDate.describe('its last day') }
const TransferAgent = z.object({ nameMasked: z.string(), numberMasked: z.string(), mandate: z.object(mandateDays).nullable().describe('null where its days were not recorded then') })

/** What the new owner sees, and the seller a part of it: words of the state, never the talk between the offices. */
export const MyTransfer = z.object({
  area: Area, transferId: Id, number: z.string(), role: z.enum(['buyer', 'seller']), outArea: Area,
  car: z.object({ plateKind: z.string(), plateNumber: z.string(), brandModel: z.string() }),
  path: z.enum(['A', 'B', 'C']), state: TransferState, stateSays: Words, nextStep: Words, clock: TransferClock,
  appliedOn: CivilDate, timeline: z.array(TransferEvent), hindrances: z.array(Reason).describe('what stands in the way, and what to do'),
  warnings: z.array(Words), decision: Decision, inspectionsNeeded: z.int(),
  papers: z.array(TransferPaper).describe('what the new owner has given; empty for the seller'),
  duePapers: z.array(z.object({ type: z.string(), typeSays: Words })).describe('papers called for beside the usual ones and not given yet: a residence permit, a test'),
  originals: z.array(OriginalPaper).describe('what the new owner brings with the car: no office has seen and scanned it yet; empty for the seller'),
  temporaryPlate: z.object({ number: z.string(), validUntil: CivilDate }).nullable().describe('for the way to the new place, where the old one took the application'),
  newPlate: z.string().nullable(), hasPackage: z.boolean(),
  returned: z.object({ reason: Reason, rights: Words }).nullable().describe('where the file was lawfully returned: why, and what may be done about it'),
  allowed: z.array(z.string()).describe('actions open to the reader now; apply-again: the car may be applied for online once more'),
  holds: z.array(Reason).describe('why it stands still'), objection: z.enum(['open', 'founded', 'unfounded']).nullable(),
  askedToEnd: z.object({
    objectionId: Id, answerBy: CivilDate, answer: z.enum(['goes-on', 'agrees']).nullable(),
    atCounter: z.boolean().describe('the answer was recorded at a counter: the new owner may still give their own'),
  }).nullable().describe('the seller says that the sale came to nothing; the new owner is heard before an officer decides'),
  failures: z.array(z.object({ says: Words, note: z.string() })).describe('what the last inspection found not in order'),
  withdrawal: z.object({
    withdrawalId: Id, office: Area, at: Instant, officerNumber: z.string(), words: z.string(), restsSays: Words, hasRequest: z.boolean(),
  }).nullable().describe('a counter proposed it; the new owner confirms it or says that it was not asked for'),
  rating: RatingGiven.nullable().describe('of the new owner; nobody else reads it here'),
  agent: TransferAgent.nullable().describe('who applied for the new owner at the counter; null for the seller'),
})
export type MyTransfer = z.infer<typeof MyTransfer>

const ground = z.enum(['sale', 'inheritance', 'court', 'gift', 'other'])
const invoice = z.object({ code: z.string().regex(/^\d{12}$/), number: z.string().regex(/^\d{8}$/) }).describe('二手车销售统一发票: 12 + 8 digits')
const vehicleGiven = { vin: Vin, plateKind: PlateKind, plateNumber: PlateNumber }

/** Refusals of an application; `reasons` lists every unmet one. */
const applicationRefusals = [
  'earlier-procedure', 'within-area', 'not-possible-here', 'office-elsewhere', 'no-such-vehicle', 'own-vehicle', 'blocked', 'transfer-under-way',
  'too-many-online',
  'invoice-needed', 'invoice-denied', 'invoice-other-city', 'invoice-used', 'invoice-other-vehicle', 'invoice-other-buyer', 'invoice-other-seller',
]

export const applyForTransfer = endpoint({
  method: 'POST', path: '/api/my/transfers', who: ['citizen'], perMinute: 20,
  summary: { zh: '新车主网上申请二手车异地转移登记', en: 'New owner: apply online for the transfer of a used car' },
  clauses: ['M2.1.3', 'M2.1.5', 'M2.2.1'],
  input: z.object({ ...vehicleGiven, invoice, inArea: Area.describe('where the new owner registers'), tradeArea: Area }),
  output: MyTransfer, refusals: applicationRefusals,
})

export const myTransfers = endpoint({
  method: 'GET', path: '/api/my/transfers', who: ['citizen'],
  summary: { zh: '我的二手车过户', en: 'My used-car transfers, as buyer and as seller' },
  output: z.object({ transfers: z.array(MyTransfer) }),
})

export const myTransfer = endpoint({
  method: 'GET', path: '/api/my/transfers/:area/:transferId', who: ['citizen'], summary: { zh: '一笔过户的进度', en: 'How one transfer stands' },
  output: MyTransfer,
})

export const withdrawMyTransfer = endpoint({
  method: 'POST', path: '/api/my/transfers/:area/:transferId/withdrawal', who: ['citizen'],
  summary: { zh: '撤回申请（受理前）', en: 'Withdraw, until the new place has accepted' }, output: MyTransfer, refusals: ['not-now'],
})

const paperPage = {
  clauses: ['M2.1.3', 'M2.1.5'] as const, upload: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 10 * 1024 * 1024 },
  refusals: ['not-now'],
  errors: ['too-large', 'not-a-picture', 'picture-too-many-pixels'] as const,
}

export const giveTransferPaper = endpoint({
  method: 'POST', path: '/api/my/transfers/:area/:transferId/papers/:type/:page', who: ['citizen'], perMinute: 30,
  summary: { zh: '新车主提交一页材料（来车管所前）', en: 'New owner: give a page of the papers before coming' }, ...paperPage, output: MyTransfer,
})

export const myArchivePackage = endpoint({
  method: 'GET', path: '/api/my/transfers/:area/:transferId/archive-package', who: ['citizen'],
  summary: { zh: '下载档案包和回执（含哈希，不含前任车主材料）', en: 'Package and receipt as one file: hashes, without former owners’ papers' },
  clauses: ['M2.1.4'],
  output: { binary: 'application/octet-stream' },
})

const office = ['officer:registration', 'officer:archive', 'officer:inspection', 'officer:review-head', 'officer:supervision'] as const

export const TransferMessage = z.object({
  messageId: Id, at: Instant, side: z.enum(['in', 'out']), officerNumber: z.string(),
  kind: z.enum(['late', 'incomplete', 'mismatch', 'other', 'answer']), kindSays: Words, text: z.string(),
  missing: z.array(z.object({ type: z.string(), says: Words })), answers: Id.nullable(), dueOn: CivilDate.nullable(),
  answeredAt: Instant.nullable(), closedAt: Instant.nullable().describe('settled without an answer, or ended with the transfer'), overdue: z.boolean(),
})

export const ManifestView = z.object({
  hash: z.string().describe('SHA-256, hexadecimal: send it back with the receipt'), edition: z.int().describe('which sending this is'), from: z.string(), to: z.string(), madeAt: Instant,
  confirmedBy: z.string(), paperAt: Area,
  chain: z.array(z.object({ seq: z.int(), kind: z.string(), on: CivilDate, office: z.string() })),
  images: z.array(z.object({
    position: z.int(), registration: z.int(), type: z.string(), typeSays: Words, page: z.int(), sha256: z.string(), bytes: z.int(),
  })),
  remarks: z.array(z.object({ registration: z.int(), type: z.string(), typeSays: Words, remark: z.string() })),
})

export const returnGrounds = [
  'stolen-robbed-defrauded', 'smuggled', 'illegally-assembled', 'no-paper-archive', 'mortgage-checked-online', 'incomplete', 'system-error',
  'other',
] as const

/** A return on a lawful ground: proposed with evidence by one officer, decided by another (M2.4.1). */
export const ReturnView = z.object({
  returnId: Id, transferId: Id, at: Instant, ground: z.enum(returnGrounds), words: z.string(), officerNumber: z.string().describe('who proposed it'),
  outcome: z.enum(['confirmed', 'declined']).nullable(), decidedBy: z.string().nullable(), decidedWords: z.string().nullable(), decidedAt: Instant.nullable(),
})

export const withdrawalRests = ['at-counter', 'phone', 'signed-request'] as const

/** A withdrawal that a counter proposed; the new owner, or a second officer on the signed request, confirms it (M2.4.1). */
export const WithdrawalView = z.object({
  withdrawalId: Id, area: Area.describe('whose counter proposed it'), at: Instant, restsOn: z.enum(withdrawalRests), restsSays: Words, words: z.string(),
  officerNumber: z.string(), hasRequest: z.boolean().describe('a signed request was scanned'), outcome: z.enum(['confirmed', 'declined', 'lapsed']).nullable(),
  decidedBy: z.string().nullable().describe('officer number, or new-owner'), decidedWords: z.string().nullable(), decidedAt: Instant.nullable(),
})

export const TradeReport = z.object({
  reportId: Id, at: Instant, area: Area.describe('whose office reported it'), kind: z.enum(['trade', 'invoice', 'charge']), words: z.string(), dealer: z.string().nullable(),
  officerNumber: z.string(), delivery: z.enum(['waiting', 'confirmed', 'denied', 'given-up']).nullable().describe('whether the departments have it'),
})

const handActions = ['claim', 'release', 'hand-over'] as const satisfies readonly HandAction[]

/** A transfer as both offices see it; `side` says which office is looking. */
export const TransferView = z.object({
  area: Area.describe('the caller’s own area: use it in every path'), transferId: Id, number: z.string(), side: z.enum(['in', 'out']),
  inArea: Area, outArea: Area, vehicleId: Id.nullable().describe('the vehicle in the caller’s own area'),
  path: z.enum(['A', 'B', 'C']), ground, tradeArea: Area.nullable(),
  invoice: z.object({
    result: z.enum(['confirmed', 'denied', 'unknown']), attempts: z.int().describe('asked again in vain'), comparedBy: z.string().nullable().describe('compared by eye'),
    comparedAt: Instant.nullable(),
  }).nullable(),
  car: z.object({ plateKind: z.string(), plateNumber: z.string(), vehicleType: z.string(), typeSays: Words, brandModel: z.string() }),
  buyer: z.object({ name: z.string(), numberMasked: z.string() }),
  agent: TransferAgent.nullable().describe('who applied for the new owner at the counter'),
  state: TransferState, stateSays: Words, clock: TransferClock, version: z.int(), inspectionsNeeded: z.int(), appliedOn: CivilDate,
  decision: Decision, hindrances: z.array(Reason), holds: z.array(Reason).describe('why it stands still'),
  heldUntil: CivilDate.nullable().describe('last day on which an officer decides on what holds it'),
  reports: z.array(TradeReport), returns: z.array(ReturnView), withdrawals: z.array(WithdrawalView), objections: z.array(ObjectionView),
  acceptedBy: z.string().nullable(), inspectedBy: z.string().nullable(), registeredBy: z.string().nullable(),
  manifest: ManifestView.nullable(), hasReceipt: z.boolean(),
  earlier: z.array(z.object({ edition: z.int(), hash: z.string(), hasReceipt: z.boolean() })).describe('sendings that a later one has replaced'),
  inspections: z.array(z.object({
    area: Area, inspectionId: Id, place: z.enum(['in', 'out']), result: z.enum(['passed', 'failed', 'void']).nullable(), officerNumber: z.string(),
  })),
  papers: z.array(TransferPaper.extend({
    fileId: Id.describe('picture of the new place'), visible: z.boolean().describe('this office sees the picture: the new place each, the old one what its counter scanned'),
  })),
  originals: z.array(OriginalPaper).describe('what has to be shown and scanned before the registration, and no counter has yet'),
  messages: z.array(TransferMessage),
  timeline: z.array(TransferEvent.extend({ note: z.string().nullable().describe('for the colleague who takes it over') })),
  temporaryPlate: z.object({ number: z.string(), validUntil: CivilDate }).nullable().describe('for the way to the new place'),
  handedIn: z.object({ on: CivilDate, officerNumber: z.string(), says: Words, insuredUntil: CivilDate.nullable().describe('null: no policy was shown') }).nullable().describe('plates and licence that the old place took back (path C)'),
  newPlate: z.string().nullable(), newVehicleId: Id.nullable(),
  allowed: z.array(z.string()).describe('actions this officer may take now; none while a colleague has it in hand'),
  claimedBy: z.object({ officerNumber: z.string(), name: z.string(), mine: z.boolean() }).nullable().describe('who of this office has it in hand'),
  handling: z.array(z.enum(handActions)).describe('take it in hand, put it back, hand it over'),
  rating: RatingGiven.nullable().describe('what the new owner said of it'),
})
export type TransferView = z.infer<typeof TransferView>

export const TransferSummary = TransferView.pick({ area: true, transferId: true, number: true, side: true, inArea: true, outArea: true, path: true, state: true, stateSays: true, clock: true, appliedOn: true, car: true }).extend({
  unanswered: z.int().describe('messages that wait for this side'),
  inspected: z.boolean().describe('this office has inspected the car, and it passed'),
  claimedBy: z.string().nullable().describe('number of who of this office has it in hand'), heldOn: CivilDate.nullable().describe('since when it stands still'),
})

export const transferQueue = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers', who: [...office],
  summary: { zh: '过户业务队列（转入、转出），按期限', en: 'Transfers coming in or going out, by due day; what stands still by the day since when' }, clauses: ['M2.3.4'],
  input: z.object({
    side: z.enum(['in', 'out']), open: z.enum(['yes', 'no']).optional(),
    waits: z.enum(['inspection']).optional().describe('only those whose state lets this place inspect the car'),
    mine: z.enum(['yes']).optional().describe('only what lies with the caller'),
    limit: z.int().min(1).max(200).optional(), after: z.string().regex(/^(\d{4}-\d{2}-\d{2}|infinity) [0-9a-f-]{36}$/).optional(),
  }),
  output: z.object({
    count: z.int().describe('all of them; what ended is counted up to 10,000'), overdue: z.int(), nearestDue: CivilDate.nullable(),
    held: z.int().describe('stand still until an officer decides'), mine: z.int().describe('lie with the caller'),
    transfers: z.array(TransferSummary), next: z.string().nullable().describe('send it back as `after`'),
  }),
})

export const transfer = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId', who: [...office],
  summary: { zh: '一笔过户（转入地或转出地查看，留痕）', en: 'One transfer, for either office (recorded)' }, output: TransferView,
})

const papersAtCounter = [
  'owner-identity', 'certificate-pages', 'driving-permit', 'used-car-invoice', 'notarial-deed', 'court-papers', 'gift-agreement', 'other-proof',
  'residence-permit', 'customs-release', 'safety-inspection', 'compulsory-insurance', 'written-mandate', 'agent-identity',
] as const satisfies readonly CounterPaper[]

export const applyAtCounter = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers', who: ['officer:registration'],
  summary: { zh: '窗口受理：转入地（方式B）或转出地（方式C）', en: 'At the counter: of the new place (B) or of the old place (C)' },
  clauses: ['M2.1.2', 'M2.1.5', 'M9.3'],
  input: z.object({
    ...vehicleGiven, place: z.enum(['in-office', 'out-office']), otherArea: Area.describe('the other office’s area'), ground,
    tradeArea: Area.optional(), invoice: invoice.optional(),
    newOwnerNumber: z.string().min(6).max(30).describe('identity number, shown at the counter'),
    newOwnerName: z.string().min(1).max(100).optional().describe('as on the card, of who comes for the first time: they are entered; who is known has this name'),
    agent: z.object({ name: z.string().min(1).max(100), number: z.string().min(6).max(40), ...mandateDays }).optional().describe('who applies for the new owner, with a written mandate; absent when the new owner does'),
    papers: z.array(z.object({ kind: z.enum(papersAtCounter), fileId: Id.describe('a scan of this officer') })).max(40),
  }),
  output: TransferView, refusals: [...applicationRefusals, 'no-such-person', 'papers-missing', 'cannot-delegate'],
})

export const acceptTransfer = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/acceptance', who: ['officer:registration'],
  summary: { zh: '转入地受理，并向转出地调取档案', en: 'Accept, and ask the old place for the file' }, clauses: ['M2.3.4'],
  input: z.object({ version: z.int() }), output: TransferView, refusals: ['not-now', 'held', 'claimed-by-another', 'blocked', 'invoice-denied'],
})

export const compareInvoice = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/invoice-comparison', who: ['officer:registration', 'officer:review-head'],
  summary: { zh: '发票联网核查无结果：扫描原件，人工核对', en: 'Nobody answers about the invoice: scan the original and compare it by eye' }, clauses: ['M2.4.3'],
  input: z.object({
    version: z.int(), fileId: Id.optional().describe('a scan of this officer; left out when it was scanned at the application'), fits: z.boolean(),
    words: z.string().min(2).max(300).describe('what was compared, or what does not fit'),
  }),
  output: TransferView, refusals: ['not-now', 'claimed-by-another', 'invoice-not-scanned'],
})

export const scanTransferPaper = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/papers/:type/:page', who: ['officer:registration', 'officer:archive'],
  summary: { zh: '窗口扫描新车主材料（登记后入档；同页替换）', en: 'Scan a page of the new owner’s papers; it is filed when the car is registered' },
  ...paperPage, output: TransferView,
})

export const ArchiveView = z.object({
  area: Area, vehicleId: Id, contentHash: z.string().describe('send it back when confirming: what was seen is what is sent'),
  chain: z.array(Registration.extend({ acting: ActingView.nullable().describe('who acted in the owner’s place, by which mandate') })),
  images: z.array(z.object({
    registration: z.int(), type: z.string(), typeSays: Words, page: z.int(), fileId: Id, sha256: z.string(), bytes: z.int(),
    madeBy: z.string(),
  })),
  remarks: z.array(z.object({ registration: z.int(), type: z.string(), typeSays: Words, remark: z.string() })),
  missing: z.array(z.object({ registration: z.int(), type: z.string(), says: Words })), paperArchiveArea: Area, archiveRemark: z.string(),
  types: z.array(z.object({ id: z.string(), says: Words })),
})
export const vehicleArchive = endpoint({
  method: 'GET', path: '/api/areas/:area/vehicles/:vehicleId/archive',
  who: ['officer:archive', 'officer:registration', 'officer:review-head'],
  summary: { zh: '电子档案：影像、缺件（留痕）', en: 'Electronic archive: images and what is missing (recorded)' }, clauses: ['M2.1.4', 'M2.3.1'],
  output: ArchiveView,
})
export const addArchiveImage = endpoint({
  method: 'POST', path: '/api/areas/:area/vehicles/:vehicleId/archive-images/:registration/:type/:page', who: ['officer:archive'],
  summary: { zh: '补扫一页档案（同页替换）', en: 'Scan a page into the archive; the same page is replaced' }, clauses: ['M2.3.1'],
  upload: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 10 * 1024 * 1024 }, output: ArchiveView,
  errors: ['too-large', 'not-a-picture', 'picture-too-many-pixels'],
})
export const noteCheckedOnline = endpoint({
  method: 'POST', path: '/api/areas/:area/vehicles/:vehicleId/archive-remarks', who: ['officer:archive', 'officer:registration'],
  summary: { zh: '注明“联网核查”', en: 'Remark that a document was checked online' }, clauses: ['M10.1', 'M11.1'],
  input: z.object({ registration: z.int().min(1), type: z.string().max(40) }), output: ArchiveView,
})
export const sendArchive = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/archive', who: ['officer:archive'],
  summary: { zh: '转出地确认影像、签名并发出电子档案', en: 'Old place: confirm the images, sign and send the electronic file' },
  clauses: ['M2.1.4', 'M2.3.4'],
  input: z.object({ contentHash: z.string().length(64) }), output: TransferView,
  refusals: ['not-now', 'held', 'claimed-by-another', 'archive-incomplete', 'archive-altered', 'archive-changed', 'inspection-needed', 'not-handed-in'],
})
export const receiptArchive = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/archive-receipt', who: ['officer:archive'],
  summary: { zh: '转入地核对并接收电子档案', en: 'New place: compare and receipt the electronic file' }, clauses: ['M2.1.4', 'M2.3.4'],
  input: z.object({ manifestHash: z.string().length(64) }), output: TransferView,
  refusals: ['not-now', 'held', 'claimed-by-another', 'archive-altered', 'manifest-mismatch'],
})
export const archivePackage = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/archive-package',
  who: ['officer:archive', 'officer:registration', 'officer:review-head'],
  summary: { zh: '下载档案包（影像、清单、回执，一个文件）', en: 'The whole package as one file: images, manifest, receipt' }, clauses: ['M2.1.4', 'M2.4.0'],
  input: z.object({ edition: z.string().regex(/^[1-9]\d{0,2}$/).optional().describe('an earlier sending; the newest when absent') }),
  output: { binary: 'application/octet-stream' },
})
export const archiveImage = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/archive-images/:position',
  who: ['officer:archive', 'officer:registration', 'officer:inspection', 'officer:review-head'],
  summary: { zh: '查看收到的一页档案（留痕）', en: 'See a page that has arrived (recorded)' }, clauses: ['M2.1.4'], output: { binary: 'image/jpeg' },
})
export const transferEscalations = endpoint({
  method: 'GET', path: '/api/areas/:area/transfer-escalations', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '过户超期、未答复、违规退档提醒', en: 'Overdue steps, unanswered messages, refused returns' }, clauses: ['M2.3.4', 'M2.4.0', 'M2.4.1'],
  output: z.object({ escalations: z.array(z.object({
    id: Id, at: Instant, kind: z.enum(['overdue', 'unanswered', 'refused-return', 'denied-withdrawal', 'held']), transferId: Id.nullable(), caseId: Id.nullable(), inArea: Area, says: Words,
    clause: z.string(),
  })) }),
})

export const sendTransferMessage = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/messages',
  who: ['officer:archive', 'officer:registration', 'officer:inspection', 'officer:review-head'],
  summary: { zh: '两地车管所沟通：迟到、缺件、不符；答复', en: 'Between the offices: late, incomplete, mismatch; answers' }, clauses: ['M2.4.0'],
  input: z.object({
    kind: z.enum(['late', 'incomplete', 'mismatch', 'other', 'answer']), text: z.string().min(2).max(2000),
    missing: z.array(z.string().max(40)).max(30).optional(), answers: Id.optional(),
  }),
  output: TransferView, refusals: ['not-now', 'claimed-by-another'],
})

export const closeTransferMessage = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/messages/:messageId/closure',
  who: ['officer:archive', 'officer:registration', 'officer:inspection', 'officer:review-head'],
  summary: { zh: '了结自己提出、不再需要答复的消息', en: 'Settle a question of one’s own office that needs no answer any more' }, clauses: ['M2.4.0'],
  output: TransferView,
})

export const plateChoices = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/plate-choices', who: ['officer:registration', 'officer:review-head'],
  summary: { zh: '可选号牌号码', en: 'Plates that the new owner may choose from' }, clauses: ['M2.1.3'],
  output: z.object({ plates: z.array(z.object({ kind: z.string(), number: z.string() })) }),
})

export const registerTransfer = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/registration', who: ['officer:registration', 'officer:review-head'],
  summary: { zh: '转入地登记：核发号牌、签注证书、归档', en: 'New place: register, give out the plate, note the certificate, file the archive' }, clauses: ['M2.1.3', 'M2.3.4'],
  input: z.object({ version: z.int(), plate: PlateNumber.optional().describe('one of the choices; the next in order when absent') }),
  output: TransferView,
  refusals: ['not-now', 'held', 'claimed-by-another', 'blocked', 'papers-missing', 'question-open', 'four-eyes', 'plate-not-free', 'invoice-denied', 'invoice-to-compare'],
})

export const reportIrregularTrade = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/irregularities', who: ['officer:registration', 'officer:inspection', 'officer:review-head'],
  summary: { zh: '发现违规交易、开票、收费：通报商务、税务', en: 'Irregular trade, invoice or charge: report to commerce and tax' }, clauses: ['M2.4.3'],
  input: z.object({
    kind: z.enum(['trade', 'invoice', 'charge']), words: z.string().min(5).max(1000).describe('what was found; no personal data'),
    dealer: z.string().max(100).optional(), again: z.boolean().optional().describe('report although one of this kind was reported for this transfer'),
  }),
  output: z.object({ reportId: Id }), refusals: ['reported-already'],
})

export const irregularTrades = endpoint({
  method: 'GET', path: '/api/areas/:area/irregular-trades', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '违规交易、开票、收费通报及送达情况', en: 'Reports of irregular trade, invoice or charge, and whether they have arrived' }, clauses: ['M2.4.3'],
  output: z.object({ reports: z.array(TradeReport.extend({ transferId: Id, number: z.string(), plateNumber: z.string(), inArea: Area })) }),
})

export const transferFigures = endpoint({
  method: 'GET', path: '/api/areas/:area/transfer-figures', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '转入业务统计与异常集中', en: 'Figures of transfers coming in, and abnormal concentrations' }, clauses: ['M2.2.2', 'M2.3.3'],
  output: z.object({
    states: z.array(z.object({ state: TransferState, says: Words, count: z.int() })), overdue: z.int(), refusedReturns: z.int(),
    flows: z.array(z.object({ area: Area, incoming: z.int(), outgoing: z.int() })).describe('transfers of the last 30 days by the other city, withdrawn ones left out'),
    concentrations: z.array(z.object({
      kind: z.enum(['new-owner', 'former-owner']), personId: Id, nameMasked: z.string(), personArea: Area, count: z.int(), says: Words,
      transfers: z.array(z.object({ transferId: Id, number: z.string(), plateNumber: z.string(), brandModel: z.string(), otherArea: Area, stateSays: Words, appliedOn: CivilDate })),
    })).describe('people with 3 transfers or more in 30 days, withdrawn and returned ones left out: to be looked into, no accusation'),
  }),
})
