import type { PhotoRuleId } from '@changxing/rules/licences/photo.ts'
import type { Words } from '@changxing/rules/words.ts'

/** What the holder can do about each failing rule; whether cutting the picture to size can mend it. */
export const photoRemedies: Record<PhotoRuleId, { readonly remedy: Words; readonly fitting: boolean }> = {
  'file-size': { remedy: { zh: '点“帮我裁剪”，文件会变小', en: 'Tap “Crop it for me”: the file gets smaller' }, fitting: true },
  width: { remedy: { zh: '请选原图，或重新拍照', en: 'Choose the original, or take a new photo' }, fitting: false },
  ratio: { remedy: { zh: '点“帮我裁剪”', en: 'Tap “Crop it for me”' }, fitting: true },
  background: {
    remedy: {
      zh: '站在白墙前约半米，正面补光，避免墙上有影子',
      en: 'Stand half a metre before a white wall with light from the front, so that no shadow falls on it',
    },
    fitting: false,
  },
  'one-face': {
    remedy: {
      zh: '一个人入镜，正对镜头，摘下帽子、口罩和墨镜',
      en: 'Be alone in the picture and face the camera, without hat, mask or sunglasses',
    },
    fitting: false,
  },
  'head-width': {
    remedy: { zh: '点“帮我裁剪”，或调整距离重拍', en: 'Tap “Crop it for me”, or take it again from another distance' },
    fitting: true,
  },
  'head-height': {
    remedy: { zh: '点“帮我裁剪”，或调整距离重拍', en: 'Tap “Crop it for me”, or take it again from another distance' },
    fitting: true,
  },
  'head-inside': {
    remedy: { zh: '退后一点重拍，头顶留出空白', en: 'Step back and take it again with room above the head' },
    fitting: true,
  },
  'head-centred': { remedy: { zh: '点“帮我裁剪”', en: 'Tap “Crop it for me”' }, fitting: true },
  'eyes-level': { remedy: { zh: '请摆正头部重拍', en: 'Hold the head straight and take it again' }, fitting: false },
}

/** Every rule in the order in which they are shown, with the words for a rule that is met. */
export const photoRules: readonly { readonly id: PhotoRuleId; readonly met: Words }[] = [
  { id: 'one-face', met: { zh: '一个人，正面', en: 'One person, facing the camera' } },
  { id: 'background', met: { zh: '白色背景', en: 'White background' } },
  { id: 'head-width', met: { zh: '头部宽度合适', en: 'Head width is right' } },
  { id: 'head-height', met: { zh: '头部高度合适', en: 'Head height is right' } },
  { id: 'head-inside', met: { zh: '头部完整', en: 'The whole head is in the picture' } },
  { id: 'head-centred', met: { zh: '头部居中', en: 'Head in the middle' } },
  { id: 'eyes-level', met: { zh: '头部端正', en: 'Head straight' } },
  { id: 'width', met: { zh: '清晰度够', en: 'Enough pixels' } },
  { id: 'ratio', met: { zh: '宽高比例合适', en: 'Proportions are right' } },
  { id: 'file-size', met: { zh: '文件大小合适', en: 'File size is right' } },
]
