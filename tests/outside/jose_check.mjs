// SPDX-License-Identifier: EUPL-1.2
//
// npm's jose opens and verifies what we made, and makes what we must open, verify or refuse.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [helper, modules] = process.argv.slice(2)
const jose = await import(pathToFileURL(join(modules, 'jose/dist/node/esm/index.js')))

const folder = mkdtempSync(join(tmpdir(), 'vn-outside-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
const read = (name) => readFileSync(join(folder, name), 'utf8')
const write = (name, text) => writeFileSync(join(folder, name), text)
const run = (command) => {
  const done = spawnSync(helper, [command, folder], { encoding: 'utf8' })
  assert.equal(done.status, 0, done.stderr)
}
const jwk = (name) => JSON.parse(read(`${name}.jwk`))
const publicOf = ({ d, ...rest }) => rest
const key = async (name, alg, half = (k) => k) => jose.importJWK(half(jwk(name)), alg)

run('make')

// Ours, taken by theirs. Only our one suite is allowed, so that nothing else can have been used.
const common = ['alg', 'aud', 'enc', 'epk', 'jti', 'kid', 'loc', 'typ']
for (const [name, recipient, extra] of [
  ['application', 'city', []], ['withdrawal', 'bank', []], ['referral', 'bank', ['exp']], ['voucher', 'bank', ['exp']]]) {
  const opened = await jose.compactDecrypt(read(`${name}.jwe`), await key(recipient, 'ECDH-ES+A256KW'), {
    keyManagementAlgorithms: ['ECDH-ES+A256KW'], contentEncryptionAlgorithms: ['A256GCM'] })
  const header = opened.protectedHeader
  assert.deepEqual(Object.keys(header).sort(), [...common, ...extra].sort(), name)
  assert.deepEqual(Object.keys(header.epk).sort(), ['crv', 'kty', 'x', 'y'])
  assert.equal(header.typ, `vn-${name}+jwe`)
  assert.equal(header.kid, await jose.calculateJwkThumbprint(publicOf(jwk(recipient))), 'RFC 7638')
  assert.equal(opened.plaintext.length % (name === 'application' ? 98304 : 4096), 0, 'padded')
  const content = JSON.parse(new TextDecoder().decode(opened.plaintext))
  assert.equal(content.jti, header.jti)
  assert.equal(content.aud, header.aud)
}
const wrong = await jose.generateKeyPair('ECDH-ES+A256KW', { crv: 'P-256' })
await assert.rejects(jose.compactDecrypt(read('application.jwe'), wrong.privateKey))

const record = await jose.compactVerify(read('record.jws'), await key('device', 'ES256', publicOf), { algorithms: ['ES256'] })
assert.deepEqual(record.protectedHeader, { alg: 'ES256', kid: 'kiosk-1', typ: 'vn-record+jws' })
assert.equal(JSON.parse(new TextDecoder().decode(record.payload)).seq, 1)
const keys = await jose.compactVerify(read('keys.jws'), await key('root', 'EdDSA', publicOf), { algorithms: ['EdDSA'] })
assert.equal(keys.protectedHeader.typ, 'vn-keys+jws')
const [head, middle, signature] = read('forward.jws').split('.')
assert.equal(middle, '')
const payload = read('forward.sample.json')
await jose.compactVerify([head, jose.base64url.encode(payload), signature].join('.'),
  await key('device', 'ES256', publicOf), { algorithms: ['ES256'] })

// Theirs, taken by ours.
const plaintext = new Uint8Array(98304).fill(0x20)
plaintext.set(new TextEncoder().encode(read('application.sample.json')))
const ours = JSON.parse(Buffer.from(read('application.jwe').split('.')[0], 'base64url'))
const header = { alg: 'ECDH-ES+A256KW', enc: 'A256GCM', kid: ours.kid, typ: ours.typ, aud: ours.aud, jti: ours.jti, loc: ours.loc }
const seal = async (changed, text = plaintext) => new jose.CompactEncrypt(text).setProtectedHeader(changed)
  .encrypt(await jose.importJWK(publicOf(jwk('city')), changed.alg))
write('application.node.jwe', await seal(header))

mkdirSync(join(folder, 'refused'))
const refuse = (name, text) => write(join('refused', `${name}.jwe`), text)
const without = (name) => Object.fromEntries(Object.entries(header).filter(([member]) => member !== name))
refuse('other-type', await seal({ ...header, typ: 'vn-referral+jwe' }))
refuse('other-audience', await seal({ ...header, aud: 'city:elsewhere' }))
refuse('other-jti', await seal({ ...header, jti: 'AAAAAAAAAAAAAAAAAAAAAA' }))
refuse('other-loc', await seal({ ...header, loc: 'A'.repeat(43) }))
refuse('extra-member', await seal({ ...header, cty: 'json' }))
refuse('exp-where-none-belongs', await seal({ ...header, exp: 1797811200 }))
refuse('no-loc', await seal(without('loc')))
refuse('no-kid', await seal(without('kid')))
refuse('key-wrap-128', await seal({ ...header, alg: 'ECDH-ES+A128KW' }))
refuse('direct-agreement', await seal({ ...header, alg: 'ECDH-ES' }))
refuse('content-128', await seal({ ...header, enc: 'A128GCM' }))
refuse('content-cbc', await seal({ ...header, enc: 'A256CBC-HS512' }))
refuse('party-info', await new jose.CompactEncrypt(plaintext).setProtectedHeader(header)
  .setKeyManagementParameters({ apu: new Uint8Array([1]) }).encrypt(await key('city', 'ECDH-ES+A256KW', publicOf)))
refuse('not-padded', await seal(header, plaintext.slice(0, -1)))
refuse('not-json', await seal(header, new Uint8Array(98304).fill(0x20)))

const sign = async (name, alg, typ, kid, text) => new jose.CompactSign(new TextEncoder().encode(text))
  .setProtectedHeader({ alg, typ, kid }).sign(await key(name, alg))
write('record.node.jws', await sign('device', 'ES256', 'vn-record+jws', 'kiosk-1', read('record.sample.json')))
write('keys.node.jws', await sign('root', 'EdDSA', 'vn-keys+jws', jwk('root').kid, read('keys.sample.json')))
const attached = (await sign('device', 'ES256', 'vn-forward+jws', jwk('device').kid, payload)).split('.')
write('forward.node.jws', `${attached[0]}..${attached[2]}`)
run('take')
console.log('npm\'s jose and services/jose agree')
