// SPDX-License-Identifier: EUPL-1.2
//
// ajv judges our JSON by the schemas; and whatever the schemas refuse, our strict readers refuse too.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const [helper, modules, protocol] = process.argv.slice(2)
const require = createRequire(join(resolve(modules), 'x.js'))
const Ajv = require('ajv/dist/2020').default

const folder = mkdtempSync(join(tmpdir(), 'vn-outside-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const made = spawnSync(helper, ['make', folder], { encoding: 'utf8' })
assert.equal(made.status, 0, made.stderr)

const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allErrors: false })
const schemas = new Map(readdirSync(join(protocol, 'schemas')).map((file) =>
  [file.replace('.json', ''), ajv.compile(JSON.parse(readFileSync(join(protocol, 'schemas', file), 'utf8')))]))

// Every way in which one member, at any depth, can be wrong.
const isObject = (value) => value !== null && typeof value === 'object' && !Array.isArray(value)
const wrongValues = [null, true, -1, 0, 1.5, 1e15, '', 'x', 'x'.repeat(2000), 'a\u0007b', [], ['x'], {}, { x: 1 },
  '2026-02-30', '2026-13-01', 'city:Upper', '0000000000000000']
function* variants(value) {
  if (Array.isArray(value)) {
    yield [...value, ...Array(5000).fill(value[0] ?? 1)]
    yield [...value, { x: 1 }]
    for (const [index, item] of value.entries()) {
      if (index < 3) for (const variant of variants(item)) yield value.map((old, at) => (at === index ? variant : old))
    }
  } else if (isObject(value)) {
    yield { ...value, unknown: 1 }
    yield { ...value, evidence: 'x' }
    for (const [name, member] of Object.entries(value)) {
      const { [name]: gone, ...rest } = value
      yield rest
      for (const variant of [...wrongValues, ...variants(member)]) yield { ...value, [name]: variant }
    }
  }
}

let refused = 0
let stricter = 0
const lines = []
const verdicts = []
for (const [name, valid] of schemas) {
  if (name === 'parcel-header') {
    for (const parcel of ['application', 'referral', 'voucher', 'withdrawal']) {
      const header = JSON.parse(Buffer.from(readFileSync(join(folder, `${parcel}.jwe`), 'utf8').split('.')[0], 'base64url'))
      assert.ok(valid(header), `${parcel}: ${ajv.errorsText(valid.errors)}`)
      assert.ok(!valid({ ...header, zip: 'DEF' }))
    }
    continue
  }
  const sample = JSON.parse(readFileSync(join(folder, `${name}.sample.json`), 'utf8'))
  assert.ok(valid(sample), `${name}: ${ajv.errorsText(valid.errors)}`)
  if (name === 'problem' || name === 'forward') continue // Foreign ones are taken, too; and made, never read.
  lines.push(`${name} ${JSON.stringify(sample)}`)
  verdicts.push({ name, accepted: true, text: '(the sample)', sample: true })
  for (const variant of variants(sample)) {
    const text = JSON.stringify(variant)
    lines.push(`${name} ${text}`)
    verdicts.push({ name, accepted: valid(variant), text: text.slice(0, 300) })
  }
}
const judged = spawnSync(helper, ['judge'], { input: lines.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 26 })
assert.equal(judged.status, 0, judged.stderr)
const ours = judged.stdout.trim().split('\n')
assert.equal(ours.length, verdicts.length)
const faults = []
for (const [index, { name, accepted, text, sample }] of verdicts.entries()) {
  const weAccept = ours[index] === '1'
  if ((!accepted && weAccept) || (sample && !weAccept)) faults.push(`${name}: ${text}`)
  refused += accepted ? 0 : 1
  stricter += accepted && !weAccept ? 1 : 0
}
assert.equal(faults.length, 0, `our readers take what the schemas refuse:\n${faults.slice(0, 20).join('\n')}`)
assert.ok(refused > 1000)

// The description of the routes names only schemas that are there.
const openapi = readFileSync(join(protocol, 'openapi.yaml'), 'utf8')
for (const [, file] of openapi.matchAll(/\$ref: (schemas\/\S+)/g)) assert.ok(existsSync(join(protocol, file)), file)
console.log(`${schemas.size} schemas, ${verdicts.length} texts: ${refused} refused by both, ${stricter} by our readers alone`)
