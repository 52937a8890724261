import 'reflect-metadata'
import { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import path from 'node:path'
import * as x509 from '@peculiar/x509'
import { readIfThere, replaceFile } from '../files'

const day = 24 * 60 * 60 * 1000
const authorityLifetimeMs = 10 * 365 * day
// Apple's and Chromium's limit for a server certificate.
const serverLifetimeMs = 397 * day
const renewBeforeMs = 30 * day
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

interface Authority {
  certificate: x509.X509Certificate
  privateKey: CryptoKey
}

const pem = (kind: string, bytes: ArrayBuffer) => x509.PemConverter.encode(bytes, kind)

const serialNumber = () => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex')

const expiresSoon = (certificate: { notAfter: Date }, now: Date) =>
  certificate.notAfter.getTime() - now.getTime() < renewBeforeMs

async function readAuthority(directory: string): Promise<Authority | undefined> {
  const [certificate, key] = await Promise.all([
    readIfThere(path.join(directory, 'ca.crt')),
    readIfThere(path.join(directory, 'ca.key')),
  ])
  if (certificate === undefined || key === undefined) return undefined
  const [der] = x509.PemConverter.decode(key)
  if (der === undefined) return undefined
  return {
    certificate: new x509.X509Certificate(certificate),
    privateKey: await crypto.subtle.importKey('pkcs8', der, algorithm, true, ['sign']),
  }
}

async function createAuthority(directory: string, now: Date): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    serialNumber: serialNumber(),
    name: 'CN=Lakehouse Orchestrator CA',
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + authorityLifetimeMs),
    signingAlgorithm: algorithm,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  // The key first: a certificate without its key would be distrusted by nobody and renewable by nobody.
  await replaceFile(path.join(directory, 'ca.key'), pem('PRIVATE KEY', key), 0o600)
  await replaceFile(path.join(directory, 'ca.crt'), certificate.toString('pem'), 0o644)
  return { certificate, privateKey: keys.privateKey }
}

async function issueServerCertificate(authority: Authority, names: string[], now: Date): Promise<string> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    serialNumber: serialNumber(),
    subject: `CN=${names[0]}`,
    issuer: authority.certificate.subject,
    notBefore: new Date(now.getTime() - day),
    notAfter: new Date(now.getTime() + serverLifetimeMs),
    signingAlgorithm: algorithm,
    publicKey: keys.publicKey,
    signingKey: authority.privateKey,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) ? ('ip' as const) : ('dns' as const), value })),
      ),
      await x509.AuthorityKeyIdentifierExtension.create(authority.certificate),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  })
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey)
  return [pem('PRIVATE KEY', key), certificate.toString('pem'), authority.certificate.toString('pem'), ''].join('\n')
}

/** Whether the server's certificate is ours, lasts, and is good for all the names. */
function isGood(bundle: string, authority: Authority, names: string[], now: Date): boolean {
  const begin = bundle.indexOf('-----BEGIN CERTIFICATE-----')
  if (begin < 0 || !bundle.includes('PRIVATE KEY')) return false
  const certificate = new X509Certificate(bundle.slice(begin))
  return (
    certificate.checkIssued(new X509Certificate(authority.certificate.toString('pem'))) &&
    !expiresSoon({ notAfter: certificate.validToDate }, now) &&
    names.every((name) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined)
  )
}

export interface CertificateDirectories {
  /** The authority's key: bootstrap alone mounts it. */
  authority: string
  /** Its public certificate: everyone mounts it. */
  publicAuthority: string
  /** Trino's key and chain: Trino alone mounts it. */
  server: string
}

/**
 * Makes the certificate authority and Trino's certificate where they are missing, and renews what has less than 30 days left
 * or lacks a name.
 *
 * @param names host names and addresses of the server certificate, the first one its common name.
 * @returns what was made or renewed, in words; empty when nothing was.
 */
export async function ensureCertificates(
  directories: CertificateDirectories,
  names: string[],
  now = new Date(),
): Promise<string[]> {
  const made: string[] = []
  let authority = await readAuthority(directories.authority)
  if (authority === undefined || expiresSoon(authority.certificate, now)) {
    authority = await createAuthority(directories.authority, now)
    made.push('certificate authority')
  }
  const publicFile = path.join(directories.publicAuthority, 'ca.crt')
  const publicCertificate = authority.certificate.toString('pem')
  if ((await readIfThere(publicFile)) !== publicCertificate) await replaceFile(publicFile, publicCertificate, 0o644)

  const serverFile = path.join(directories.server, 'trino.pem')
  const current = await readIfThere(serverFile)
  if (current === undefined || !isGood(current, authority, names, now)) {
    await replaceFile(serverFile, await issueServerCertificate(authority, names, now), 0o600)
    made.push("Trino's certificate")
  }
  return made
}
