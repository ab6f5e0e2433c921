import { decide } from '@changxing/rules/registry.ts'
import { seedLenders, seedMortgage } from '../../../../db/seed/mortgages.ts'
import { filedHash } from '../../exchange/mortgage/mortgage-hash.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { personOf } from '../people/index.ts'
import { vehicleByVin } from '../vehicles/index.ts'
import * as lenders from './lenders.store.ts'
import { happened, sealDetails } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'

/** Fills an empty demonstration database: the national register, and the loan on the car that is mortgaged from the start. */
export const seedMortgages = (platform: Platform): Promise<void> =>
  platform.database.transaction(async (db) => {
    if ((await mortgages.count(db)) > 0) return
    const at = platform.clock.recorded()
    for (const { uscc, name, kind, licenceHash, sealHash, validFrom, until } of seedLenders) {
      await lenders.insert(db, { uscc, name, kind, licence_hash: licenceHash, seal_hash: sealHash, valid_from: validFrom, until }, at)
    }
    const { registeredOn, ...filed } = seedMortgage
    const file = await vehicleByVin(platform, db, filed.vin)
    if (!file) throw new Error('the mortgaged car is not seeded')
    const { row } = file
    const owner = await personOf(platform, db, row.owner_area, row.owner_person_id)
    const facts = { lender: 'registered', sealMatches: true, vehicle: 'here', termsInOrder: true } as const
    const id = newId(platform.clock)
    await mortgages.insert(db, {
      area: filed.area, id, vehicle_id: row.id, owner_area: row.owner_area, owner_person_id: row.owner_person_id, lien: 'mortgage', channel: 'online', mortgagee_kind: filed.mortgagee.kind,
      uscc: filed.mortgagee.uscc, contract_number: filed.contractNumber, filed_on: filed.filedOn, message_id: null, case_id: null,
      filed_hash: filedHash({ ...filed, owner: { name: owner.name, identityNumber: owner.identityNumber }, agent: null }),
      details: sealDetails(platform, filed.area, id, {
        mortgagee: { name: filed.mortgagee.name, number: filed.mortgagee.uscc }, principalFen: filed.principalFen, startsOn: filed.startsOn, endsOn: filed.endsOn, agent: null,
      }),
      state: 'registered', answer_by: null, by_office: false, decision: JSON.stringify(decide('vehicles.mortgage-filing', registeredOn, facts)), decision_facts: JSON.stringify(facts),
      registered_on: registeredOn,
    }, at)
    await happened({ db, platform, today: registeredOn, recorded: platform.clock.recorded }, { area: filed.area, id }, { kind: 'from-before', by: 'system' })
  })
