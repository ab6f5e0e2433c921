import type { Words } from '@changxing/rules/words.ts'

export type Template = { readonly id: string; readonly name: Words; readonly title: Words; readonly body: Words }

/** What the notices of M1.4.2 usually say; an officer may change every word before sending. */
export const templates: readonly Template[] = [
  {
    id: 'apply',
    name: { zh: '如何申领', en: 'How to apply' },
    title: { zh: '您可以申领电子驾驶证了', en: 'You can now have an electronic driving licence' },
    body: {
      zh: '在手机上即可申领电子驾驶证，与纸质证具有同等效力，不收费。打开“畅行”，在“证照”中点“申领”，通常一分钟办完。纸质证继续有效。',
      en: 'You can apply for an electronic driving licence on your phone. It counts like the paper one and costs nothing. Open Changxing, choose Licence, then Apply; it usually takes a minute. Your paper licence stays valid.',
    },
  },
  {
    id: 'use',
    name: { zh: '如何使用', en: 'How to use' },
    title: { zh: '出示电子驾驶证，不必再带纸质证', en: 'Show your e-licence and leave the paper at home' },
    body: {
      zh: '路检、窗口、处理违法和事故时，出示电子驾驶证即可，全国通用。只有依法需要扣留驾驶证时才收纸质证。还没有申领的，请在“畅行”中办理。',
      en: 'At the roadside, at counters and for violations or accidents the e-licence is enough, everywhere in China. The paper is asked for only when a licence must be detained by law. If you have none yet, apply in Changxing.',
    },
  },
  {
    id: 'counter',
    name: { zh: '照片未通过者', en: 'Photo was rejected' },
    title: { zh: '照片没通过？到窗口现场拍照', en: 'Photo rejected? We take it at the counter' },
    body: {
      zh: '如网上照片多次未通过，请带身份证到车辆管理所窗口，由工作人员现场拍照办理，不收费，不必预约。',
      en: 'If your photo was rejected online, come to the vehicle office with your identity card. We take the photo on the spot, free of charge and without an appointment.',
    },
  },
]

/** Chinese text messages carry 70 characters, longer ones are billed in parts of 67. */
export const smsParts = (text: string): number => {
  const length = [...text].length
  return length <= 70 ? Math.min(length, 1) : Math.ceil(length / 67)
}
