import type { PlateKindCode } from './plate.ts'
import type { UseLetter } from './uses.ts'
import { isLowSpeedTruck, isMotorcycle, isThreeWheeler, isTrailer, vehicleGroup } from './vehicle-types.ts'

/** Energies that carry the green plate: electric, hybrid that can be charged, hydrogen (GA/T 16.9). */
const greenEnergies = 'COP'

const mopeds: readonly string[] = ['M12', 'M22']

/** Plates of a use, whatever the vehicle: of a driving school and of the police; first a car's, then a motorcycle's. */
const ofUse: { readonly [use in UseLetter]?: readonly [PlateKindCode, PlateKindCode] } = { N: ['16', '17'], H: ['23', '24'] }

/** The kind of plate (GA/T 16.7) that a vehicle of this type, energy and use carries. */
export const plateKindFor = (vehicleType: string, energy: string, use: UseLetter): PlateKindCode => {
  const group = vehicleGroup(vehicleType)
  if (isTrailer(vehicleType)) return '15'
  const special = ofUse[use]
  if (special) return special[isMotorcycle(vehicleType) ? 1 : 0]
  if (isMotorcycle(vehicleType)) return mopeds.includes(vehicleType) ? '08' : '07'
  if (group === 'T') return '14'
  if (isThreeWheeler(vehicleType) || isLowSpeedTruck(vehicleType)) return '13'
  const small = (group === 'K' || group === 'H' || group === 'Z') && '34'.includes(vehicleType.charAt(1))
  if (greenEnergies.includes(energy)) return small ? '52' : '51'
  return small ? '02' : '01'
}
