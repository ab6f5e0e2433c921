import type { LicenceFaces } from '@changxing/contract/e-licences.ts'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { useLanguage, useSay } from './language.tsx'
import { Shape } from './shapes.tsx'
import './licence-card.css'

type Faces = z.infer<typeof LicenceFaces>

/** One printed item as the paper has it: the Chinese term, the English one below, then the value. */
const Item = ({ zh, en, area, children }: { readonly zh: string; readonly en: string; readonly area: string; readonly children: ReactNode }) => (
  <div className="cx-licence-item" style={{ gridArea: area }}>
    <dt><span lang="zh-CN">{zh}</span><span lang="en">{en}</span></dt>
    <dd>{children}</dd>
  </div>
)

type PageProps = {
  readonly faces: Faces
  /** The licence may not be driven on: a red frame, and words by the caller (`notice`). */
  readonly forbidden?: boolean
  /** Live clock, age of the data: whatever the app puts into the head of the card. */
  readonly clock?: ReactNode
  /** Room for the code under the page. */
  readonly code?: ReactNode
}

const Frame = ({ forbidden, title, clock, code, children }: Pick<PageProps, 'forbidden' | 'clock' | 'code'> & { readonly title: ReactNode; readonly children: ReactNode }) => (
  <section className="cx-licence" data-forbidden={forbidden ? true : undefined}>
    <header className="cx-licence-head">{title}{clock && <div className="cx-licence-clock">{clock}</div>}</header>
    {children}
    {code && <div className="cx-licence-code">{code}</div>}
  </section>
)

/** 正页 of the driving licence as on paper: Chinese and English terms, photograph, state, points. Dates stay in the form of the paper, YYYY-MM-DD. */
export const LicenceFront = ({ faces: { front }, photoUrl, ...page }: PageProps & { readonly photoUrl?: string | null }) => {
  const say = useSay()
  return (
    <Frame {...page} title={<h2><span lang="zh-CN">中华人民共和国机动车驾驶证</span><span lang="en">Driving License of the People’s Republic of China</span></h2>}>
      <div className="cx-licence-front">
        <dl>
          <Item area="number" zh="证号" en="No."><span className="cx-licence-number">{front.number}</span></Item>
          <Item area="name" zh="姓名" en="Name"><span lang="zh-CN">{front.name}</span></Item>
          <Item area="sex" zh="性别" en="Sex">{say(front.sex === 'male' ? { zh: '男', en: 'Male' } : { zh: '女', en: 'Female' })}</Item>
          <Item area="nationality" zh="国籍" en="Nationality">{say(front.nationality)}</Item>
          <Item area="birth" zh="出生日期" en="Date of birth">{front.birthDate}</Item>
          <Item area="first" zh="初次领证日期" en="First issue">{front.firstIssuedOn}</Item>
          <Item area="class" zh="准驾车型" en="Class"><strong className="cx-licence-class">{front.classes}</strong></Item>
          <Item area="valid" zh="有效期限" en="Valid period">{front.validFrom} {say({ zh: '至', en: 'to' })} {front.validUntil ?? say({ zh: '长期', en: 'no end' })}</Item>
        </dl>
        <figure className="cx-licence-photo">
          {photoUrl
            ? <img src={photoUrl} alt={say({ zh: `${front.name}的照片`, en: `Photograph of ${front.name}` })} />
            : <span>{say({ zh: '照片未显示', en: 'No photo here' })}</span>}
        </figure>
      </div>
      <ul className="cx-plain-list cx-licence-states">
        {front.states.map((state) => (
          <li key={state.letter} className="cx-chip" data-tone={state.mayDrive ? 'good' : 'bad'}><Shape tone={state.mayDrive ? 'good' : 'bad'} />{say(state.says)}</li>
        ))}
        <li className="cx-chip cx-figures" data-tone={front.points >= 12 ? 'bad' : front.points >= 9 ? 'care' : undefined}>
          {say({ zh: `累积记分 ${front.points} 分`, en: front.points === 1 ? '1 point' : `${front.points} points` })}
        </li>
        <li className="cx-licence-card-number">{say({ zh: '证芯编号 ', en: 'Card no. ' })}{front.cardNumber}</li>
      </ul>
    </Frame>
  )
}

/** 副页: address, authority, file number, record and the table of classes. */
export const LicenceBack = ({ faces: { front, back }, ...page }: PageProps) => {
  const { language, say } = useLanguage()
  return (
    <Frame {...page} title={<h2><span lang="zh-CN">机动车驾驶证副页</span><span lang="en">Driving licence, duplicate page</span></h2>}>
      <dl className="cx-licence-back">
        <Item area="name" zh="姓名" en="Name"><span lang="zh-CN">{front.name}</span></Item>
        <Item area="file" zh="档案编号" en="File no.">{back.fileNumber}</Item>
        <Item area="number" zh="证号" en="No.">{front.number}</Item>
        <Item area="address" zh="住址" en="Address"><span lang="zh-CN">{back.address}</span></Item>
        <Item area="authority" zh="发证机关" en="Issued by">{say(back.authority)}</Item>
        <Item area="record" zh="记录" en="Record">
          {back.records.length === 0 ? say({ zh: '无', en: 'None' }) : <ul className="cx-plain-list">{back.records.map((record, index) => <li key={index}>{record[language]}</li>)}</ul>}
        </Item>
      </dl>
      <table className="cx-licence-classes">
        <caption className="cx-hidden">{say({ zh: '准驾车型代号', en: 'Classes' })}</caption>
        <thead><tr><th scope="col">{say({ zh: '代号', en: 'Class' })}</th><th scope="col">{say({ zh: '准驾车型', en: 'Vehicles' })}</th><th scope="col">{say({ zh: '取得日期', en: 'Since' })}</th></tr></thead>
        <tbody>
          {back.classTable.map((row) => <tr key={row.code}><th scope="row">{row.code}</th><td>{say(row.name)}</td><td>{row.since}</td></tr>)}
        </tbody>
      </table>
    </Frame>
  )
}
