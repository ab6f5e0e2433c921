import type { Mandate } from '../cases/index.ts'

const confirmed: { readonly [By in NonNullable<Extract<Mandate, { as: 'delegate' }>['confirmedBy']>]: string } = {
  account: '受托人账户核验', copy: '平台数据核验', number: '委托书编号核验', signature: '委托书签名码核验', paper: '书面委托书核验',
}

/**
 * What the file says of a mandate: its number, until when it is good, how it was checked (M9.2.2, M9.2.4, M9.3, M6.1.1, M6.1.2). Who acted it does not
 * say: a remark travels in the signed package, which names nobody; the entry leads to the letter or help.
 */
export const mandateRemark = (mandate: Mandate): string => {
  const number = `${mandate.area}/${mandate.id}`
  if (mandate.as === 'helper') return `代办 ${number}，仅此一件，${mandate.elderSeen === 'camera' ? '老人实人认证通过' : '老人本人在窗口核对'}`
  const how = mandate.confirmedBy === null ? '' : `，${confirmed[mandate.confirmedBy]}`
  const proven = mandate.principalProven ? '，委托人实人认证通过' : ''
  return `${mandate.origin === 'paper' ? '书面委托' : '网上委托'} ${number}，有效期至 ${mandate.validUntil}${how}${proven}`
}

/** The columns of an entry of the chain that say who acted. */
export const actingColumns = (mandate: Mandate | null | undefined) =>
  mandate ? { acting: mandate.as, mandate_area: mandate.area, mandate_id: mandate.id } : {}
