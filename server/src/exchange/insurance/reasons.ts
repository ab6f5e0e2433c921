import type { Words } from '@changxing/rules/decision.ts'

/** Who can mend it. */
export type Owner = 'insurer' | 'office' | 'vehicle-owner' | 'nobody'

/**
 * When the insurers are told (M11.3): as soon as it is seen; when the applicant hands in paper that says otherwise; once a day for everybody,
 * where their platform as a whole is silent; or not at all.
 */
export type Ticket = 'at-once' | 'with-paper' | 'once-a-day' | 'never'

type ReasonText = { readonly owner: Owner; readonly again: number | 'back-off' | null; readonly ticket: Ticket; readonly asked?: false; readonly says: Words }

/**
 * Why the insurance of a vehicle was not found, could not be known, or is not quite in order. `again`: after how many hours we ask again by
 * ourselves, with growing pauses where nothing was answered; null: asking again without somebody's doing changes nothing. `asked`: false where
 * the question did not leave.
 */
export const insuranceReasons = {
  'not-found': { owner: 'vehicle-owner', again: 24, ticket: 'with-paper', says: { zh: '未查到该车的交强险保单', en: 'No compulsory insurance was found for this vehicle' } },
  'not-uploaded': { owner: 'insurer', again: 24, ticket: 'at-once', says: { zh: '新车保单可能尚未上传，一般一至三天', en: 'The policy of a new car may not be uploaded yet; that takes one to three days' } },
  'vin-typed': { owner: 'insurer', again: 24, ticket: 'at-once', says: { zh: '保单上的车辆识别代号疑似录入错误（如字母O与数字0）', en: 'The VIN on the policy seems mistyped (such as O for 0)' } },
  'on-engine-number': { owner: 'insurer', again: 24, ticket: 'at-once', says: { zh: '保单按发动机号承保，车辆识别代号不符', en: 'The policy was written on the engine number, not on the VIN' } },
  'on-old-plate': { owner: 'insurer', again: 24, ticket: 'at-once', says: { zh: '保单登记在原号牌下，尚未批改', en: 'The policy still names the former plate' } },
  'starts-later': { owner: 'vehicle-owner', again: 24, ticket: 'with-paper', says: { zh: '保单尚未到起保日期', en: 'The policy has not begun yet' } },
  expired: { owner: 'vehicle-owner', again: 24, ticket: 'with-paper', says: { zh: '保单已过期', en: 'The policy has ended' } },
  surrendered: { owner: 'vehicle-owner', again: 24, ticket: 'with-paper', says: { zh: '保单已退保', en: 'The policy was surrendered' } },
  'takes-none': { owner: 'nobody', again: null, ticket: 'never', says: { zh: '未查到保单；挂车不投保交强险，本来就没有', en: 'No policy was found; a trailer takes no compulsory insurance and has none' } },
  'tax-not-linked': { owner: 'insurer', again: 24, ticket: 'at-once', says: { zh: '保单有效，车船税信息未关联', en: 'The policy holds; the vehicle tax is not linked to it' } },
  'renewal-overlaps': { owner: 'insurer', again: null, ticket: 'at-once', says: { zh: '两份有效保单的期间重叠', en: 'Two policies in force overlap' } },
  'other-vin': { owner: 'insurer', again: 'back-off', ticket: 'at-once', says: { zh: '返回了另一辆车的保单，不予采信', en: 'The answer was about another vehicle and is not believed' } },
  'platform-down': { owner: 'nobody', again: 'back-off', ticket: 'once-a-day', says: { zh: '保险信息平台没有可信的答复', en: 'The insurers’ platform gave no answer that can be believed' } },
  'circuit-open': { owner: 'nobody', again: 'back-off', ticket: 'once-a-day', asked: false, says: { zh: '保险信息平台近期多次无应答，暂停询问，本次没有查', en: 'The insurers’ platform has failed repeatedly and is left alone for a moment: this was not asked' } },
  maintenance: { owner: 'nobody', again: 'back-off', ticket: 'never', asked: false, says: { zh: '保险信息平台正在维护，本次没有查', en: 'The insurers’ platform is closed for maintenance and was not asked' } },
  busy: { owner: 'nobody', again: 'back-off', ticket: 'never', asked: false, says: { zh: '同时核查的业务较多，本次没有来得及查', en: 'Too many checks at once: this one was not made yet' } },
  'query-refused': { owner: 'office', again: null, ticket: 'never', says: { zh: '查询内容有误，请核对车辆信息', en: 'The query was refused; check the vehicle’s data' } },
} as const satisfies Record<string, ReasonText>

export type InsuranceReason = keyof typeof insuranceReasons

/** Whether the question left; one that did not is never shown as asked. */
export const wasAsked = (code: InsuranceReason): boolean => !('asked' in insuranceReasons[code])
