import { cityName, cityOf, sameCity } from '@changxing/rules/areas.ts'
import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { organisationCodeProblem } from '@changxing/rules/people/organisation-code.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import type { Invoice } from '../../exchange/commerce/check-invoice.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import type { VehicleRow } from './vehicles.store.ts'

/** The sale that the invoice has to be of. `owner`: who is registered. `tradeAreas`: where it may have been traded. `inArea`: where the car is registered next. */
export type Sale = {
  readonly vin: string; readonly owner: { readonly name: string; readonly identityNumber: string }; readonly buyerNumber: string
  readonly tradeAreas: readonly string[]; readonly inArea: string
}

export type InvoiceFault = {
  readonly code: 'invoice-other-vehicle' | 'invoice-other-buyer' | 'invoice-other-seller' | 'invoice-other-city' | 'invoice-used'; readonly reason: Reason
}

const samePerson = (one: string, other: string) => normalIdentityNumber(one) === normalIdentityNumber(other)
const unmet = (zh: string, en: string, clause: Reason['clause'] = 'M2.4.3', facts = {}) => because(clause, false, { zh, en }, facts)

const isOwner = ({ seller }: Invoice, { owner }: Sale): boolean =>
  seller.identityNumber.trim() === '' ? seller.name.trim() === owner.name.trim() : samePerson(seller.identityNumber, owner.identityNumber)

/** A dealer, a market or an auction house: it has a credit code, issued the invoice itself, or is named as one where no person's number stands. */
const isTrader = ({ seller, issuer, date }: Invoice): boolean => {
  if (readIdentityNumber(seller.identityNumber, date).valid) return false
  return organisationCodeProblem(seller.identityNumber) === undefined || seller.name.trim() === issuer.trim() || /(公司|市场|中心|商行|车行|企业|拍卖行)$/.test(seller.name.trim())
}

/** The registered owner of this car, in clear, for the comparison. */
export const ownerForInvoice = ({ platform, db }: Pick<Context, 'platform' | 'db'>, { owner_area: area, owner_person_id: personId }: VehicleRow): Promise<Sale['owner']> =>
  personOf(platform, db, area, personId)

/** Everything about an invoice that does not fit the sale, between cities and in one city alike (M2.4.3). No private party is named: who applies reads it. */
export const invoiceFaults = (invoice: Invoice, sale: Sale): readonly InvoiceFault[] => {
  const issued = cityName(invoice.placeArea)
  const into = cityOf(sale.inArea)?.name
  const faults: readonly (readonly [wrong: boolean, code: InvoiceFault['code'], reason: Reason])[] = [
    [
      normalVin(invoice.vin) !== normalVin(sale.vin), 'invoice-other-vehicle',
      unmet('发票上的车辆识别代号不是这辆车', 'The VIN on the invoice is not this car’s'),
    ],
    [
      !samePerson(invoice.buyer.identityNumber, sale.buyerNumber), 'invoice-other-buyer',
      unmet('发票上的买方不是新车主', 'The buyer on the invoice is not the new owner'),
    ],
    [
      !isOwner(invoice, sale) && !isTrader(invoice), 'invoice-other-seller',
      unmet('发票上的卖方不是这辆车的登记车主', 'The seller on the invoice is not the registered owner of this car'),
    ],
    [
      !sale.tradeAreas.some((area) => sameCity(invoice.placeArea, area)), 'invoice-other-city',
      unmet(
        `发票开具地是${issued.zh}，与交易地不一致`, `The invoice was issued in ${issued.en}, not in the place of the trade`, 'M2.1.2',
        { issuedIn: invoice.placeArea, tradeArea: sale.tradeAreas[0] },
      ),
    ],
    [
      into !== undefined && !invoice.officeName.includes(into.zh.replace(/市$/, '')), 'invoice-other-city',
      unmet(
        `发票上的转入地车管所是“${invoice.officeName}”，请联系开票方更正`,
        `The invoice names another office of the new place (${invoice.officeName}): ask the dealer to correct it`,
      ),
    ],
    [
      invoice.earlierUse !== null, 'invoice-used',
      unmet(`这张发票已于 ${invoice.earlierUse?.date} 用于另一次过户`, `This invoice served another transfer on ${invoice.earlierUse?.date}`),
    ],
  ]
  return faults.filter(([wrong]) => wrong).map(([, code, reason]) => ({ code, reason }))
}

/** What the officer looks at: a trader sold the car of the registered owner, bought in or on commission. */
export const invoiceRemark = (invoice: Invoice, sale: Sale): Words | undefined =>
  isOwner(invoice, sale) || !isTrader(invoice) ? undefined : {
    zh: `发票上的卖方是“${invoice.seller.name}”，不是登记车主本人：请核对收购或委托销售的凭证`,
    en: `The seller on the invoice is ${invoice.seller.name}, not the registered owner: look at the proof that it bought the car or sells it on commission`,
  }
