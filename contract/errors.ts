import type { Words } from '@changxing/rules/decision.ts'

type ErrorEntry = { readonly status: number; readonly says: Words; readonly remedy: Words }

/** The one catalogue of errors. A lawful refusal is not here: it is a result with reasons. */
export const errors = {
  'bad-input': {
    status: 400,
    says: { zh: '填写的内容有误', en: 'Some of what was sent is not right' },
    remedy: { zh: '请按各栏提示修改后再提交', en: 'Correct the fields named below and send again' },
  },
  'not-json': {
    status: 400,
    says: { zh: '无法读取所发送的数据', en: 'What was sent could not be read' },
    remedy: { zh: '请重新提交', en: 'Send it again' },
  },
  'idempotency-key-missing': {
    status: 400,
    says: { zh: '请求缺少防重复编号', en: 'The request lacks its idempotency key' },
    remedy: { zh: '请在请求头 idempotency-key 中附上新生成的 UUID', en: 'Send a fresh UUID in the idempotency-key header' },
  },
  'idempotency-key-reused': {
    status: 409,
    says: { zh: '同一防重复编号用于了不同的请求', en: 'The same idempotency key was used for a different request' },
    remedy: { zh: '请为新的请求使用新的编号', en: 'Use a new key for a new request' },
  },
  'not-signed-in': {
    status: 401,
    says: { zh: '尚未登录或登录已过期', en: 'You are not signed in, or the sign-in has expired' },
    remedy: { zh: '请登录后再试；已填内容会保留', en: 'Sign in and try again; what you filled in is kept' },
  },
  'not-allowed': {
    status: 403,
    says: { zh: '您没有办理此项的权限', en: 'You may not do this' },
    remedy: { zh: '请由有相应岗位的人员办理', en: 'Ask a colleague who holds the post, or your administrator' },
  },
  'cross-site': {
    status: 403,
    says: { zh: '请求来自其他网站，已拒绝', en: 'The request came from another site and was refused' },
    remedy: { zh: '请在本应用内重新操作', en: 'Repeat the action inside the app' },
  },
  'not-found': {
    status: 404,
    says: { zh: '没有找到', en: 'Not found' },
    remedy: { zh: '请核对编号，或返回列表重新选择', en: 'Check the number, or choose again from the list' },
  },
  'changed-meanwhile': {
    status: 409,
    says: { zh: '其间已被他人处理', en: 'Somebody else acted on this meanwhile' },
    remedy: { zh: '请刷新后查看最新状态', en: 'Reload to see where it stands now' },
  },
  'too-large': {
    status: 413,
    says: { zh: '文件太大', en: 'The file is too large' },
    remedy: { zh: '请上传不超过 10 MB 的图片', en: 'Send a picture of at most 10 MB' },
  },
  'not-a-picture': {
    status: 415,
    says: { zh: '文件不是可用的图片', en: 'The file is not a usable picture' },
    remedy: { zh: '请上传 JPEG、PNG 或 WebP 图片', en: 'Send a JPEG, PNG or WebP picture' },
  },
  'picture-too-many-pixels': {
    status: 415,
    says: { zh: '图片像素过多', en: 'The picture has too many pixels' },
    remedy: { zh: '请上传不超过 5000 万像素的图片', en: 'Send a picture of at most 50 megapixels' },
  },
  'too-many-requests': {
    status: 429,
    says: { zh: '操作过于频繁', en: 'Too many requests' },
    remedy: { zh: '请稍候再试', en: 'Wait a moment and try again' },
  },
  'agency-unknown': {
    status: 503,
    says: { zh: '外部核查暂无结果', en: 'The outside check has no answer yet' },
    remedy: { zh: '系统会自动再查；此情况不影响您的权利', en: 'It will be asked again by itself; this does not count against you' },
  },
  'internal': {
    status: 500,
    says: { zh: '系统出现故障，您的数据未受影响', en: 'Something broke on our side; your data is unharmed' },
    remedy: { zh: '请稍后重试，并可提供追踪号', en: 'Try again later and quote the trace number' },
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errors

/** What an error looks like on the wire; `fields` names every wrong field at once. */
export type ErrorBody = {
  readonly error: {
    readonly code: ErrorCode
    readonly says: Words
    readonly remedy: Words
    readonly fields?: readonly { readonly field: string; readonly says: Words }[]
    readonly trace?: string
  }
}
