import type { Words } from '@changxing/rules/words.ts'
import type { SuspicionTopic } from '../cases/index.ts'

/** The topic of a suspicion that holds the car, and not the case alone. */
export const suspectedCar = 'car'

/** The topic of a suspicion of what was given with the application, or who gave it. */
export const suspectedPapers = 'papers'

/** What the applicant is told while the car is investigated. */
export const toldOfCar: Words = {
  zh: '车辆列为嫌疑车，正在调查，有结论前这辆车的业务都暂停办理。您可以向车管所陈述、申辩',
  en: 'The car is held as suspect and investigated; no business of it goes on until that is settled. You may state your case to the vehicle office',
}

const ground = (code: string, zh: string, en: string) => ({ code, says: { zh, en } })

const car: SuspicionTopic = {
  name: suspectedCar,
  label: { zh: '车辆本身', en: 'The car itself' },
  grounds: [
    ground('stolen-robbed-defrauded', '涉嫌盗抢骗', 'Stolen, robbed or defrauded'), ground('smuggled', '涉嫌走私', 'Smuggled'),
    ground('illegally-assembled', '涉嫌非法拼（组）装', 'Illegally assembled'), ground('vin', '车辆识别代号不实', 'False VIN'),
    ground('engine', '发动机号不实', 'False engine number'), ground('plates', '号牌不实（套牌、假牌）', 'False plates (copied or forged)'),
  ],
  follows: {
    zh: '车辆列为嫌疑车（状态 J）并立案调查：结论前这辆车的其他业务都不能办。申请人会收到通知，看不到嫌疑内容。',
    en: 'The car is held as suspect (state J) and investigated: until that is settled no other business of this car is done. The applicant is told so, and never the ground.',
  },
  told: toldOfCar,
}

/**
 * What a reviewer may suspect at business of a vehicle: the car (the three grounds of M2.4.1, and the numbers that an inspector looks at, M2.3.3), or what
 * was given with the application and who gave it.
 */
export const vehicleSuspicions: readonly SuspicionTopic[] = [
  car,
  {
    name: suspectedPapers,
    label: { zh: '材料或人', en: 'The papers or the person' },
    grounds: [
      ground('papers', '材料虚假', 'False papers'), ground('identity', '身份不实、冒用', 'False or borrowed identity'), ground('agent', '代办人、委托不实', 'The agent or the mandate'),
    ],
  },
]

/** Those of the grounds that are about the car. */
export const groundsOfCar = (grounds: readonly string[]): SuspicionTopic['grounds'] => car.grounds.filter(({ code }) => grounds.includes(code))

/** What is suspected of the car, in words of the investigation: the grounds, then what the officer wrote. */
export const wordsOfGrounds = (grounds: readonly string[], note: string): string => `${groundsOfCar(grounds).map(({ says }) => says.zh).join('、')}：${note}`
