import type { TrinoAccount } from '@/lib/contracts/trino-access'

/** As the authority's certificate is called when it is downloaded. */
export const authorityFile = 'lakehouse-ca.crt'

/** How programs connect to Trino as a person, to be copied. */
export function waysToConnect({ url, user }: Pick<TrinoAccount, 'url' | 'user'>): { name: string; text: string }[] {
  const { host } = new URL(url)
  const query = new URLSearchParams({ user, SSL: 'true', SSLTrustStorePath: authorityFile })
  return [
    {
      name: 'Trino CLI',
      text: [
        `trino --server ${url}`,
        `--user ${user} --password`,
        `--truststore-path ${authorityFile}`,
        '--catalog iceberg --schema lakehouse',
      ].join(' \\\n  '),
    },
    { name: 'JDBC, as DBeaver takes it', text: `jdbc:trino://${host}/iceberg/lakehouse?${query}` },
  ]
}
