import type { PlateKindCode } from './plate.ts'
import { isLowSpeedTruck, isMotorcycle, isThreeWheeler, vehicleGroup } from './vehicle-types.ts'

/** Energies that carry the green plate: electric, hybrid that can be charged, hydrogen (GA/T 16.9). */
const greenEnergies = 'COP'

/** The kind of plate (GA/T 16.7) that a civilian vehicle of this type and energy carries. */
export const plateKindFor = (vehicleType: string, energy: string): PlateKindCode => {
  const group = vehicleGroup(vehicleType)
  if (isMotorcycle(vehicleType)) return vehicleType === 'M22' ? '08' : '07'
  if (isThreeWheeler(vehicleType) || isLowSpeedTruck(vehicleType)) return '13'
  if (group === 'B' || group === 'G') return '15'
  const small = (group === 'K' || group === 'H' || group === 'Z') && '34'.includes(vehicleType.charAt(1))
  if (greenEnergies.includes(energy)) return small ? '52' : '51'
  return small ? '02' : '01'
}
