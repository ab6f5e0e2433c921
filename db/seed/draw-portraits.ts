import { mkdir, writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { drawPortrait, type Look } from './draw-portrait.ts'

const young = { age: 0, eyeOpening: 15 }
const looks: readonly Look[] = [
  {
    ...young,
    name: 'man-25',
    skin: '#e9c09f',
    shade: '#a8714f',
    lip: '#b9665b',
    hair: '#1d1714',
    clothes: '#26324a',
    collar: '#e8ecf2',
    style: 'short',
    cheek: 166,
    jaw: 132,
    browThickness: 13,
    noseWidth: 33,
    mouthWidth: 52,
  },
  {
    ...young,
    name: 'woman-28',
    skin: '#f0ccb2',
    shade: '#b57f62',
    lip: '#c2544f',
    hair: '#231815',
    clothes: '#3a2f44',
    collar: '#54465f',
    style: 'tied',
    cheek: 160,
    jaw: 116,
    browThickness: 9,
    noseWidth: 29,
    mouthWidth: 47,
    eyeOpening: 17,
  },
  {
    name: 'man-45',
    skin: '#d9ab86',
    shade: '#8f5e40',
    lip: '#a65e52',
    hair: '#2a2320',
    clothes: '#2d3a33',
    collar: '#cfd6d2',
    style: 'side',
    cheek: 172,
    jaw: 142,
    browThickness: 14,
    eyeOpening: 13,
    noseWidth: 36,
    mouthWidth: 55,
    age: 0.5,
  },
  {
    name: 'woman-47',
    skin: '#e6bd9f',
    shade: '#a16d52',
    lip: '#b0504c',
    hair: '#2b1d19',
    clothes: '#4a2a30',
    collar: '#6b3f47',
    style: 'bob',
    cheek: 158,
    jaw: 120,
    browThickness: 9,
    eyeOpening: 14,
    noseWidth: 31,
    mouthWidth: 48,
    age: 0.45,
  },
  {
    name: 'man-68',
    skin: '#dcb292',
    shade: '#8d6248',
    lip: '#a4685d',
    hair: '#8b8784',
    clothes: '#33373f',
    collar: '#8f959f',
    style: 'receding',
    cheek: 168,
    jaw: 130,
    browThickness: 12,
    eyeOpening: 12,
    noseWidth: 37,
    mouthWidth: 53,
    age: 1,
  },
  {
    ...young,
    name: 'woman-33',
    skin: '#eac4a7',
    shade: '#a97458',
    lip: '#b9504d',
    hair: '#1a1413',
    clothes: '#1f3a44',
    collar: '#2f5561',
    style: 'long',
    cheek: 156,
    jaw: 114,
    browThickness: 10,
    noseWidth: 30,
    mouthWidth: 49,
    age: 0.15,
  },
]

const folder = new URL('./portraits/', import.meta.url)
await mkdir(folder, { recursive: true })
for (const look of looks) {
  const picture = await sharp(Buffer.from(drawPortrait(look)))
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 84 })
    .toBuffer()
  await writeFile(new URL(`${look.name}.jpg`, folder), picture)
  console.log(look.name, picture.length)
}
