import type { Words } from '../words.ts'

/** Stages of the national exhaust standard for cars (国一 to 国六). */
export const emissionStages = [1, 2, 3, 4, 5, 6] as const
export type EmissionStage = (typeof emissionStages)[number]

const digits = ['一', '二', '三', '四', '五', '六'] as const
export const emissionStageWords = (stage: number): Words => ({ zh: `国${digits[stage - 1] ?? stage}`, en: `China ${stage}` })

/**
 * Whether a car may be brought into a city that asks for a stage at least. A city that asks for none takes every car; where the record
 * does not say the stage, the answer is unknown, which counts against nobody (facts 4.2).
 */
export const meetsEmissionRule = (stage: number | null, wanted: number | undefined): boolean | 'unknown' =>
  wanted === undefined ? true : stage === null ? 'unknown' : stage >= wanted
