import { uploadPicture } from '@changxing/contract/files.ts'
import { photoRejectionLimit } from '@changxing/rules/licences/parameters.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import type { PhotoRuleId } from '@changxing/rules/licences/photo.ts'
import { useId, useState, type ChangeEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useMe } from '../shell/queries.ts'
import { useAction } from '@changxing/ui/use-action.ts'
import './licences.css'
import './photo/photo.css'
import { JudgedPhoto } from './photo/judged-photo.tsx'
import { photoRemedies, photoRules } from './photo/photo-remedies.ts'
import { pictureTroubles, type Picture } from './photo/read-picture.ts'
import { TakePhoto } from './photo/take-photo.tsx'
import { usePhotoCheck } from './photo/use-photo-check.ts'

/** What the photo step hands on: the stored picture, and what this device found by each rule. */
export type LicencePhoto = { readonly area: string; readonly fileId: string; readonly findings: { rule: string; holds: boolean }[] }

const certainRules: readonly PhotoRuleId[] = ['file-size', 'width', 'ratio']

/** Chances left, said beforehand; after the last one only the counter is left (M1.3.1). */
const Chances = ({ rejectionsSoFar }: { readonly rejectionsSoFar: number }) => {
  const say = useSay()
  const limit = photoRejectionLimit.values[0]?.value ?? 3
  const left = Math.max(0, limit - rejectionsSoFar)
  if (left === 0) {
    return (
      <Notice
        tone="bad"
        title={say({ zh: `照片已 ${limit} 次未通过，只能到窗口办理`, en: `${limit} photos were refused: only the counter is left` })}
      >
        {say({
          zh: '请带身份证到任一车管窗口，当场拍照、当场办理。',
          en: 'Go to any vehicle-office counter with your ID: the photo is taken and the case done there.',
        })}{' '}
        <ClauseChip clause="M1.3.1" />
      </Notice>
    )
  }
  if (rejectionsSoFar === 0)
    return (
      <p className="cx-soft cx-small">
        {say({
          zh: `最多可提交 ${limit} 次；${limit} 次未通过须到窗口办理。在这里检查不计次数。`,
          en: `You can send ${limit} photos; after ${limit} refusals only the counter is left. Checking here does not count.`,
        })}{' '}
        <ClauseChip clause="M1.3.1" />
      </p>
    )
  return (
    <Notice
      tone="care"
      title={
        left === 1
          ? say({ zh: '这是最后一次网上提交', en: 'This is the last photo you can send online' })
          : say({ zh: `还可以提交 ${left} 次`, en: `You can send ${left} more` })
      }
    >
      {say({
        zh: '再不通过须到窗口办理。请先让下面每一项都符合。',
        en: 'If it is refused too many times, only the counter is left. Make sure every rule below is met.',
      })}{' '}
      <ClauseChip clause="M1.3.1" />
    </Notice>
  )
}

/**
 * The photo of an e-licence: take or choose, judged on this device before anything is sent, mended where cutting helps, then uploaded.
 * `value`: the picture given before. `rejectionsSoFar`: photos that reviews have refused.
 */
export const LicencePhotoStep = ({
  value,
  onDone,
  rejectionsSoFar,
}: {
  readonly value?: string
  readonly onDone: (photo: LicencePhoto) => void
  readonly rejectionsSoFar: number
}) => {
  const say = useSay()
  const today = useMe().data?.today ?? '2021-06-01'
  const { check, choose, fitToTemplate, clear } = usePhotoCheck(today)
  const upload = useAction(uploadPicture)
  const [taking, setTaking] = useState(false)
  const id = useId()
  const limit = photoRejectionLimit.values[0]?.value ?? 3
  if (rejectionsSoFar >= limit) return <Chances rejectionsSoFar={rejectionsSoFar} />

  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) void choose(file)
  }
  const send = async (picture: Picture, judged: boolean, failed: readonly PhotoRuleId[]) => {
    const stored = await upload.run({ body: picture.file })
    if (stored)
      onDone({
        area: stored.area,
        fileId: stored.fileId,
        findings: judged ? photoRules.map(({ id: rule }) => ({ rule, holds: !failed.includes(rule) })) : [],
      })
  }
  if (taking)
    return (
      <TakePhoto
        today={today}
        onCancel={() => setTaking(false)}
        onPhoto={(jpeg) => {
          setTaking(false)
          void choose(jpeg)
        }}
      />
    )

  const failures = check.kind === 'judged' ? check.failures : []
  const fit = check.kind === 'judged' && failures.some((failure) => photoRemedies[failure.id].fitting) ? check.fit?.kind : undefined
  const failed = failures.map((failure) => failure.id)
  // A machine errs about faces and walls, never about sizes: where it may err, a person may decide.
  const disputable = failed.length > 0 && failed.every((rule) => !certainRules.includes(rule))
  return (
    <div className="cx-stack">
      <Chances rejectionsSoFar={rejectionsSoFar} />
      {check.kind === 'none' && value && (
        <Notice tone="good" title={say({ zh: '照片已提交', en: 'A photo has been given' })}>
          {say({ zh: '可以换一张，也可以直接下一步。', en: 'You can change it, or go on.' })}
        </Notice>
      )}
      {check.kind === 'none' && (
        <ul className="cx-plain-list lic-wants">
          <li>
            <Icon name="check" />
            {say({
              zh: '半年内、正面免冠、白色背景，彩色',
              en: 'Under six months old, facing the camera, bare head, white background, in colour',
            })}
          </li>
          <li>
            <Icon name="check" />
            {say({
              zh: '露出双耳和眉毛；深色便装，不穿制服或白衣',
              en: 'Ears and brows free; dark clothes, no uniform, not white',
            })}
          </li>
          <li>
            <Icon name="check" />
            {say({ zh: '不要自拍、不要美颜', en: 'No selfie, no retouching' })}
          </li>
        </ul>
      )}
      <div role="status" aria-live="polite">
        {check.kind === 'working' && (
          <Notice tone="blue" title={say({ zh: '正在本机检查照片…', en: 'Checking the photo on this phone…' })}>
            {say({ zh: '第一次约需十秒。照片还没有发送。', en: 'The first time takes some ten seconds. Nothing has been sent.' })}
          </Notice>
        )}
      </div>
      {check.kind === 'unusable' && (
        <Notice tone="bad" live="assertive" title={say(pictureTroubles[check.trouble].says)}>
          {say(pictureTroubles[check.trouble].remedy)}
        </Notice>
      )}
      {check.kind === 'unjudged' && (
        <>
          <figure className="lic-judged">
            <img src={check.url} alt={say({ zh: '您的照片', en: 'Your photo' })} />
          </figure>
          <Notice tone="grey" live="polite" title={say({ zh: '本机未能检查这张照片', en: 'This phone could not check the photo' })}>
            {say({
              zh: '检查程序没有加载成功。可以重试，也可以提交，由人工审核。',
              en: 'The checking program did not load. Try again, or send it for an officer to review.',
            })}
          </Notice>
          <button type="button" className="cx-button cx-button--quiet" onClick={() => void choose(check.picture.file)}>
            {say({
              zh: '再检查一次',
              en: 'Check again',
            })}
          </button>
        </>
      )}
      {check.kind === 'judged' && <JudgedPhoto url={check.url} facts={check.facts} failures={failures} today={today} />}
      {fit === 'too-small' && (
        <Notice tone="care">
          {say({
            zh: '照片里的头太小，放大会模糊，请走近些重拍。',
            en: 'The head is too small in this picture; enlarging it would blur it. Take a new one from nearer.',
          })}
        </Notice>
      )}
      {fit === 'cut-off' && (
        <Notice tone="care">
          {say({
            zh: '头顶、两侧或肩部缺了一块，裁剪补不上，请退后些重拍。',
            en: 'Part of the head or shoulders is missing and cannot be cropped back. Step back and take a new one.',
          })}
        </Notice>
      )}
      <FailureNotice failure={upload.failure} />
      <div className="cx-actions">
        {fit === 'crop' && (
          <button type="button" className="cx-button" onClick={() => void fitToTemplate()}>
            {say({
              zh: '帮我裁剪',
              en: 'Crop it for me',
            })}
          </button>
        )}
        {(check.kind === 'unjudged' || (check.kind === 'judged' && failed.length === 0)) && (
          <button
            type="button"
            className="cx-button"
            disabled={upload.pending}
            onClick={() => void send(check.picture, check.kind === 'judged', failed)}
          >
            {upload.pending ? say({ zh: '正在上传…', en: 'Uploading…' }) : say({ zh: '用这张照片', en: 'Use this photo' })}
          </button>
        )}
        <div className="lic-two">
          <button
            type="button"
            className={check.kind === 'none' ? 'cx-button' : 'cx-button cx-button--quiet'}
            disabled={check.kind === 'working'}
            onClick={() => {
              clear()
              setTaking(true)
            }}
          >
            <Icon name="camera" />
            {check.kind === 'none' ? say({ zh: '拍照', en: 'Take a photo' }) : say({ zh: '重新拍照', en: 'Take another' })}
          </button>
          <label className="cx-button cx-button--quiet lic-pick" htmlFor={id}>
            {say({
              zh: '从相册选',
              en: 'Choose a picture',
            })}
            <input id={id} type="file" accept="image/jpeg,image/png,image/webp" disabled={check.kind === 'working'} onChange={onFile} />
          </label>
        </div>
        {check.kind === 'judged' && disputable && (
          <details className="lic-dispute">
            <summary>{say({ zh: '觉得机器判断错了？', en: 'Think the machine is wrong?' })}</summary>
            <p>
              {say({
                zh: '可以照样提交，由民警审核。未通过会占用一次机会。',
                en: 'You can send it all the same and an officer decides. A refusal uses up one of your chances.',
              })}
            </p>
            <button
              type="button"
              className="cx-button cx-button--quiet"
              disabled={upload.pending}
              onClick={() => void send(check.picture, true, failed)}
            >
              {say({
                zh: '照样提交，由人工审核',
                en: 'Send it for an officer to decide',
              })}
            </button>
          </details>
        )}
      </div>
    </div>
  )
}
