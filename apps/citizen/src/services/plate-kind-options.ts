import { kindsOfOwnVehicles, plateKinds } from '@changxing/rules/vehicles/plate.ts'

/** The kinds of plate to choose from: the number alone may hang on two vehicles. */
export const plateKindOptions = kindsOfOwnVehicles.map((value) => ({ value, label: plateKinds[value].name }))
