import { lenders } from './lenders.ts'
import { sealHashOf } from './mortgage.ts'
import type { Mortgage } from './mortgage.ts'

const bank = lenders[0]!

/** A loan from before the demonstration; the platform's seed has registered the same mortgage. */
export const mortgagesAtFirst: readonly Mortgage[] = [{
  id: 'DY20200115BEFORE01',
  filing: {
    area: '320100', contractNumber: 'DY20200115BEFORE01', principalFen: 8_000_000, startsOn: '2020-01-15', endsOn: '2023-01-14',
    mortgagee: { uscc: bank.uscc, name: bank.name, kind: bank.kind }, owner: { name: '顾岚', identityNumber: '320100199208140063' }, vin: 'L0CDEM0AXM0010012', plateKind: '02',
    plateNumber: '苏A00Q21', certificateNumber: '320000010012', sealHash: sealHashOf(bank.uscc), agent: null, filedOn: '2020-01-15',
  },
  filed: { id: '00000000-0000-4000-8000-000000000001', on: '2020-01-15', said: { outcome: 'confirmed', status: 200, cause: null, body: null } },
  release: null, released: null, paidOff: false, result: { outcome: 'registered', on: '2020-01-16', says: '' },
}]
