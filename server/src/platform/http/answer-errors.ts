import { errors, type ErrorBody, type ErrorCode } from '@changxing/contract/errors.ts'
import type { Words } from '@changxing/rules/decision.ts'
import type { FastifyError } from 'fastify'
import { Crossed, NoSuchRow } from '../database.ts'
import { Problem } from '../operation.ts'

type AjvComplaint = { readonly instancePath: string; readonly keyword: string; readonly params: Record<string, unknown>; readonly message?: string }

const complaintWords = (complaint: AjvComplaint): Words => {
  const { params } = complaint
  switch (complaint.keyword) {
    case 'required': return { zh: '此项必填', en: 'This is required' }
    case 'additionalProperties': return { zh: '没有这一项，请去掉', en: 'There is no such field; leave it out' }
    case 'type': return { zh: `类型应为 ${params['type']}`, en: `Must be of type ${params['type']}` }
    case 'enum': return { zh: `只能是：${(params['allowedValues'] as unknown[]).join('、')}`, en: `Must be one of: ${(params['allowedValues'] as unknown[]).join(', ')}` }
    case 'pattern': return { zh: '格式不对', en: `Is not in the expected form (${params['pattern']})` }
    case 'minLength': return { zh: `至少 ${params['limit']} 个字`, en: `Needs at least ${params['limit']} characters` }
    case 'maxLength': return { zh: `最多 ${params['limit']} 个字`, en: `May have at most ${params['limit']} characters` }
    case 'minItems': return { zh: `至少 ${params['limit']} 项`, en: `Needs at least ${params['limit']}` }
    case 'maxItems': return { zh: `最多 ${params['limit']} 项`, en: `May have at most ${params['limit']}` }
    case 'minimum': return { zh: `不小于 ${params['limit']}`, en: `Must be at least ${params['limit']}` }
    case 'maximum': return { zh: `不大于 ${params['limit']}`, en: `Must be at most ${params['limit']}` }
    default: return { zh: '不符合要求', en: complaint.message ?? 'Is not right' }
  }
}

const complaintField = ({ instancePath, params }: AjvComplaint): string => {
  const inner = (params['missingProperty'] ?? params['additionalProperty']) as string | undefined
  return [...instancePath.split('/').filter(Boolean), ...(inner ? [inner] : [])].join('.') || 'body'
}

/** One sentence for each wrong field, from what the validator complained of. */
export const complaintsFrom = (complaints: readonly AjvComplaint[]): { readonly field: string; readonly says: Words }[] => {
  const seen = new Map<string, Words>()
  for (const complaint of complaints) {
    const field = complaintField(complaint)
    if (!seen.has(field)) seen.set(field, complaintWords(complaint))
  }
  return [...seen].map(([field, says]) => ({ field, says }))
}

export const errorBody = (code: ErrorCode, fields: readonly { field: string; says: Words }[] = [], trace?: string): ErrorBody => {
  const { says, remedy } = errors[code]
  return { error: { code, says, remedy, ...(fields.length > 0 && { fields }), ...(trace && { trace }) } }
}

export type HttpAnswer = { readonly status: number; readonly body: ErrorBody; readonly isBug: boolean }

const known = (code: ErrorCode, fields?: readonly { field: string; says: Words }[]): HttpAnswer => ({ status: errors[code].status, body: errorBody(code, fields), isBug: false })

/** Turns whatever was thrown into one answer of the catalogue; what it does not know is a bug and says only its trace number. */
export const answerError = (cause: unknown, trace: string, isUpload: boolean): HttpAnswer => {
  if (cause instanceof Problem) return known(cause.code, cause.fields)
  if (cause instanceof NoSuchRow) return known('not-found')
  if (cause instanceof Crossed) return known('changed-meanwhile')
  const { validation, code, statusCode } = cause as Partial<FastifyError>
  if (validation) return known('bad-input', complaintsFrom(validation as unknown as AjvComplaint[]))
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return known('too-large')
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return known(isUpload ? 'not-a-picture' : 'not-json')
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY' || cause instanceof SyntaxError) return known('not-json')
  if (statusCode === 429) return known('too-many-requests')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return known('bad-input')
  return { status: 500, body: errorBody('internal', [], trace), isBug: true }
}
